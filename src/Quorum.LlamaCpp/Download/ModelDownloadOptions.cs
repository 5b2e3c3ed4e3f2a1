namespace Quorum.LlamaCpp;

/// <summary>How a model is downloaded. Every default comes from the environment that the Hugging Face tools share.</summary>
public sealed record ModelDownloadOptions
{
    /// <summary>Gets the address of the hub. The default is that of the variable <c>HF_ENDPOINT</c>, else Hugging Face.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Gets the access token for the hub; it is sent to the hub's own host only.</summary>
    /// <value>The default is that of the variable <c>HF_TOKEN</c>, else the one that <c>hf auth login</c> left on this machine.</value>
    public string? Token { get; init; }

    /// <summary>Gets the folder of the hub's cache, which other tools share.</summary>
    /// <value>The default is that of <c>HF_HUB_CACHE</c>, else <c>hub</c> in <c>HF_HOME</c>, else <c>~/.cache/huggingface/hub</c>.</value>
    public string? CacheFolder { get; init; }

    /// <summary>Gets the file, or the existing folder, to write to instead of a cache.</summary>
    public string? OutputPath { get; init; }

    /// <summary>Gets the SHA-256 that the file must have, in hexadecimal digits. The default is what the catalogue or the hub says.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Gets how many connections share the work, from 1 to 16. The default is 4.</summary>
    public int Connections
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Connections));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 16, nameof(Connections));
            field = value;
        }
    }

    = 4;

    /// <summary>Gets how long a connection may give no byte before it is made anew. The default is 30 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how often in a row a request may fail without a new byte before the download does. The default is 8.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>Gets the clock of pauses and stalls.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the bytes of one request; what one connection fetches at a time.</summary>
    internal long SegmentBytes { get; init; } = 64L << 20;

    /// <summary>Gets after how many bytes of a connection it is noted on disk that they are there.</summary>
    internal long CheckpointBytes { get; init; } = 8L << 20;

    /// <summary>Gets how many bytes are free on the disk of a folder.</summary>
    internal Func<string, long> FreeSpace { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;
}
