namespace Quorum.LlamaCpp.Download;

/// <summary>What options leave open, from the variables and files that the tools of Hugging Face share.</summary>
internal static class DownloadSettings
{
    private static readonly Uri s_huggingFace = new("https://huggingface.co");

    public static Uri Endpoint(ModelDownloadOptions options)
    {
        if (options.Endpoint is { } chosen)
            return chosen;
        if (Variable("HF_ENDPOINT") is not { } text)
            return s_huggingFace;
        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? endpoint
            : throw new FormatException($"The variable HF_ENDPOINT is '{text}', which is no address of a server.");
    }

    public static string? Token(ModelDownloadOptions options)
    {
        if (options.Token is { } chosen)
            return chosen;
        if (Variable("HF_TOKEN") is { } token)
            return token;
        var path = Variable("HF_TOKEN_PATH") ?? Path.Combine(HuggingFaceHome, "token");
        return File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } kept ? kept : null;
    }

    public static string HubCacheFolder(ModelDownloadOptions options) =>
        Path.GetFullPath(options.CacheFolder ?? Variable("HF_HUB_CACHE") ?? Path.Combine(HuggingFaceHome, "hub"));

    /// <summary>Where files that come from no hub are kept.</summary>
    public static string OwnCacheFolder => Path.GetFullPath(Path.Combine(CacheHome, "quorum", "models"));

    private static string HuggingFaceHome => Variable("HF_HOME") ?? Path.Combine(CacheHome, "huggingface");

    private static string CacheHome =>
        Variable("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
