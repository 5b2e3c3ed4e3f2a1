namespace Quorum.LlamaCpp;

/// <summary>Why a download failed.</summary>
public enum DownloadFailure
{
    /// <summary>There is no such model, repository, revision or file.</summary>
    NotFound,

    /// <summary>The server wants a token, or the token's owner has no access.</summary>
    AccessDenied,

    /// <summary>The server could not be reached, kept breaking off, or answered with errors until no attempt was left.</summary>
    Unreachable,

    /// <summary>What the server offers or sent is not the file that was asked for: another length, hash or kind of answer.</summary>
    WrongContent,

    /// <summary>There is not enough space on the disk.</summary>
    DiskFull,
}
