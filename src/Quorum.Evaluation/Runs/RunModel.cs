namespace Quorum.Evaluation;

/// <summary>Which model a run draws from.</summary>
/// <param name="Name">Its name, as the file or the server has it.</param>
/// <param name="Engine">What runs it, with its version.</param>
public sealed record RunModel(string Name, string Engine)
{
    /// <summary>Gets the SHA-256 of the model's file, in lower-case hexadecimal digits; <see langword="null"/> if a server has it.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Gets the path of the model's file; <see langword="null"/> for the embedded model and for a server's.</summary>
    public string? File { get; init; }

    /// <summary>Gets the address of the server; <see langword="null"/> if the model runs in the process.</summary>
    public string? Endpoint { get; init; }

    /// <summary>
    /// Gets how the engine of the process that began the run was set up, by name; <see langword="null"/> if a server has the model. Processes that share the
    /// run may set theirs up in other ways, which changes the last digits of probabilities at most.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Setup { get; init; }

    /// <summary>Tells whether samples of two models may stand in one run.</summary>
    /// <param name="other">The other model.</param>
    /// <returns>Whether their files have the same content or, where servers have them, their names are the same.</returns>
    public bool IsSameAs(RunModel other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Sha256 is null && other.Sha256 is null ? Name == other.Name : Sha256 == other.Sha256;
    }
}
