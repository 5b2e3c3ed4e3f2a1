namespace Quorum.LlamaCpp.Download;

/// <summary>A file as its server describes it.</summary>
/// <param name="Url">Where it was asked for, before redirects.</param>
/// <param name="Length">The bytes it has; null when the server does not tell.</param>
/// <param name="SupportsRanges">Whether a part of it can be asked for.</param>
/// <param name="Validator">The strong entity tag or date with which the server tells versions apart; null when it has none.</param>
/// <param name="Hub">What a hub tells beside; null from other servers.</param>
internal sealed record RemoteFile(Uri Url, long? Length, bool SupportsRanges, string? Validator, HubMetadata? Hub)
{
    /// <summary>The SHA-256 that the hub or the user states.</summary>
    public string? Sha256 { get; init; } = Hub?.Sha256;

    /// <summary>Tells one content from another, in one line; null when nothing does, so that no earlier byte can be trusted.</summary>
    public string? Identity => Sha256 is { } hash ? $"length={Length} sha256={hash}" : Validator is not null ? $"length={Length} validator={Validator}" : null;
}
