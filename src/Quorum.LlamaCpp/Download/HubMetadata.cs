using System.Text.RegularExpressions;

namespace Quorum.LlamaCpp.Download;

/// <summary>What a hub tells about a file in the headers of its answer, which often is a redirect to where the bytes are.</summary>
/// <param name="Commit">The commit that the revision stands for.</param>
/// <param name="ETag">What names the content: the SHA-256 of a large file, git's hash of a small one.</param>
/// <param name="Length">The bytes of the file.</param>
internal sealed partial record HubMetadata(string Commit, string ETag, long? Length)
{
    public string? Sha256 => ETag.Length == 64 ? ETag : null;

    /// <summary>Reads the headers; null when they are not those of a hub.</summary>
    public static HubMetadata? Read(HttpResponseMessage response)
    {
        var commit = Header(response, "X-Repo-Commit");
        var tag = (Header(response, "X-Linked-ETag") ?? Header(response, "ETag"))?.Trim('"').ToLowerInvariant();
        if (commit is null || tag is null || !Hash().IsMatch(commit) || !Hash().IsMatch(tag))
            return null;
        return new(commit, tag, long.TryParse(Header(response, "X-Linked-Size"), out var length) ? length : null);
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    // Both become names of files.
    [GeneratedRegex("^([0-9a-f]{40}|[0-9a-f]{64})$")]
    private static partial Regex Hash();
}
