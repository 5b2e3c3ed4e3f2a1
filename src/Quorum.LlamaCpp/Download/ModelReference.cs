using System.Buffers;
using System.Text.RegularExpressions;

namespace Quorum.LlamaCpp;

/// <summary>Says which model file is wanted: one of the <see cref="ModelCatalog"/>, a file of a repository on a hub, or an address.</summary>
public sealed partial record ModelReference
{
    private static readonly SearchValues<char> s_unsafe = SearchValues.Create("\\/:*?\"<>|\0");

    /// <summary>Gets the repository on the hub, such as <c>bartowski/DeepSeek-R1-Distill-Llama-8B-GGUF</c>; null for an address.</summary>
    public string? Repository { get; init; }

    /// <summary>Gets the address of the file; null for a file of a repository.</summary>
    public Uri? Url { get; init; }

    /// <summary>Gets the path of the file in the repository, or its name.</summary>
    public required string File { get; init; }

    /// <summary>Gets the revision of the repository: a branch, a tag or a commit. The default is <c>main</c>.</summary>
    public string Revision { get; init; } = "main";

    /// <summary>Gets the bytes that the file is known to have; null when unknown.</summary>
    public long? Length { get; init; }

    /// <summary>Gets the SHA-256 that the file is known to have, in lower-case hexadecimal digits; null when unknown.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Reads what a user wrote.</summary>
    /// <param name="text">
    /// <c>DeepSeek-R1-Distill-Llama-8B</c> or <c>DeepSeek-R1-Distill-Llama-8B:Q6_K</c> for one of the catalogue;
    /// <c>owner/repository:file.gguf</c> or <c>owner/repository@revision:file.gguf</c> for a file of a hub; or an <c>https:</c> address.
    /// </param>
    /// <returns>The reference.</returns>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static ModelReference Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        text = text.Trim();
        if (text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            return ParseUrl(text);
        return text.Contains('/', StringComparison.Ordinal) ? ParseRepository(text) : ModelCatalog.Find(text).Reference;
    }

    /// <summary>Names the model as <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Url?.ToString() ?? $"{Repository}{(Revision == "main" ? "" : $"@{Revision}")}:{File}";

    private static ModelReference ParseUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            throw new FormatException($"'{text}' is not a valid address.");
        if (PagePattern().Match(url.GetLeftPart(UriPartial.Path)) is { Success: true } page)
            return ParseRepository($"{page.Groups["repository"].Value}@{page.Groups["revision"].Value}:{Uri.UnescapeDataString(page.Groups["file"].Value)}");
        var name = Uri.UnescapeDataString(url.Segments[^1]);
        return IsSafe(name) && name.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase)
            ? new() { Url = url, File = name }
            : throw new FormatException($"The address '{text}' does not end in the name of a .gguf file.");
    }

    private static ModelReference ParseRepository(string text)
    {
        if (RepositoryPattern().Match(text) is not { Success: true } match)
            throw new FormatException($"'{text}' names no file of a repository; write owner/repository:file.gguf.");
        var file = match.Groups["file"].Value;
        if (!file.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) || !file.Split('/').All(IsSafe))
            throw new FormatException($"'{file}' is not the path of a .gguf file in a repository; write owner/repository:file.gguf.");
        var revision = match.Groups["revision"];
        return new() { Repository = match.Groups["repository"].Value, File = file, Revision = revision.Success ? revision.Value : "main" };
    }

    /// <summary>Whether a part of a path stays inside its folder on every system.</summary>
    private static bool IsSafe(string part) => part.Length > 0 && part is not ("." or "..") && !part.AsSpan().ContainsAny(s_unsafe);

    /// <summary>The address of a file on Hugging Face, as one copies it from a browser.</summary>
    [GeneratedRegex(@"^https://(huggingface\.co|hf\.co)/(?<repository>[^/]+/[^/]+)/(resolve|blob)/(?<revision>[^/]+)/(?<file>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex PagePattern();

    [GeneratedRegex(@"^(?<repository>[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*)(@(?<revision>[\w./-]+))?:(?<file>.+)$")]
    private static partial Regex RepositoryPattern();
}
