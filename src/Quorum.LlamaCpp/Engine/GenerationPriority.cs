namespace Quorum.LlamaCpp;

/// <summary>How urgent a request is among others. Requests of a higher priority are always served before those of a lower one.</summary>
public enum GenerationPriority
{
    /// <summary>Served when nothing else waits: work in the background.</summary>
    Low = -1,

    /// <summary>The usual priority.</summary>
    Normal = 0,

    /// <summary>Served first; what is less urgent stops meanwhile and goes on later.</summary>
    High = 1,
}
