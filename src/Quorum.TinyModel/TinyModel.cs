using System.Security.Cryptography;

namespace Quorum;

/// <summary>
/// A reasoning model of about two million weights, embedded in this assembly: mathematics in English and Russian, step by step, short C# methods, calls of
/// tools, in the DeepSeek-R1 chat format. It needs no download and answers within a second, which suits first steps, tests and demonstrations.
/// </summary>
/// <remarks>All members are thread-safe. What the model can and cannot do is in its card, the README of this package.</remarks>
public static class TinyModel
{
    private const string ResourceName = "quorum-tiny.gguf";
    private const string HeldOutName = "held-out.jsonl";

    private static readonly Lazy<string> s_path = new(() => ModelCache.Provide(OpenRead, Hash, ModelCache.Folders));

    /// <summary>Gets the model's name, as its file states it.</summary>
    public static string Name => "Quorum Tiny";

    private static string Hash
    {
        get
        {
            using var stream = OpenRead();
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
    }

    /// <summary>Opens the GGUF file inside the assembly.</summary>
    /// <returns>A stream at its start, to be disposed by the caller.</returns>
    public static Stream OpenRead() => typeof(TinyModel).Assembly.GetManifestResourceStream(ResourceName)!;

    /// <summary>
    /// Opens the 1,000 problems that are kept out of the training, as JSON Lines in UTF-8. Each line is an object with <c>id</c>, <c>family</c>,
    /// <c>language</c> (<c>en</c> or <c>ru</c>), <c>question</c> and <c>answer</c>; where a C# method is asked for, also with its <c>signature</c> and
    /// <c>tests</c> (<c>arguments</c> and what is <c>expected</c>); where a tool is to be called, also with the <c>tools</c> that are offered
    /// (<c>name</c>, <c>description</c>, <c>parameters</c>) and the right <c>call</c> (<c>name</c>, <c>arguments</c>).
    /// </summary>
    /// <returns>A stream at its start, to be disposed by the caller.</returns>
    public static Stream OpenHeldOutProblems() => typeof(TinyModel).Assembly.GetManifestResourceStream(HeldOutName)!;

    /// <summary>
    /// Gets the path of the model as a file, for engines that load from disk. The file is written on first use into the user's local
    /// application data, or the folder for temporary files where that is impossible, and found again by later processes.
    /// </summary>
    /// <returns>The full path of a file whose content has been verified by its SHA-256. Do not change or delete it while it is in use.</returns>
    /// <exception cref="IOException">The file could be written to neither folder.</exception>
    public static string GetPath() => s_path.Value;
}
