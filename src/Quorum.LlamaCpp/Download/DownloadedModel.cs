namespace Quorum.LlamaCpp;

/// <summary>A model that is on this machine.</summary>
/// <param name="Path">The file to load; the first part of a split model, beside the others.</param>
/// <param name="Files">All files of the model, in order.</param>
/// <param name="IsVerified">Whether the SHA-256 of every file was known and is right.</param>
/// <param name="WasThere">Whether nothing had to be downloaded.</param>
public sealed record DownloadedModel(string Path, IReadOnlyList<string> Files, bool IsVerified, bool WasThere);
