namespace Quorum.LlamaCpp;

/// <summary>Why a generation ended.</summary>
public enum GenerationEnd
{
    /// <summary>The model drew an end token.</summary>
    EndToken,

    /// <summary>A stop string appeared in the output.</summary>
    StopString,

    /// <summary>The most tokens that the request allows were drawn, or the context is full.</summary>
    Length,
}
