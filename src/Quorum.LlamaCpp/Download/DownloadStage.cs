namespace Quorum.LlamaCpp;

/// <summary>What a download is doing.</summary>
public enum DownloadStage
{
    /// <summary>Bytes are being received.</summary>
    Receiving,

    /// <summary>All bytes are there and their SHA-256 is being computed.</summary>
    Verifying,
}
