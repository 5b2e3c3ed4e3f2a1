namespace Quorum.Testing;

/// <summary>What a server does instead of answering.</summary>
public enum ServerFault
{
    None,

    /// <summary>429 with <c>Retry-After: 0</c>.</summary>
    Busy,

    /// <summary>500.</summary>
    Broken,

    /// <summary>The connection is reset in the middle of the reply.</summary>
    Reset,

    /// <summary>The stream ends in the middle of the reply as if it were complete.</summary>
    Cut,

    /// <summary>The reply begins and then nothing comes any more.</summary>
    Stalled,
}
