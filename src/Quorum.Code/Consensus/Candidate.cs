namespace Quorum.Code;

/// <summary>A program with what it does. Programs that do the same are equivalent, which is what their votes are grouped by.</summary>
/// <param name="Program">The program.</param>
/// <param name="Behaviour">The same text for the same behaviour.</param>
/// <param name="Runs">The runs on the inputs.</param>
internal sealed record Candidate(SourceProgram Program, string Behaviour, IReadOnlyList<RunResult> Runs)
{
    public bool Equals(Candidate? other) => other is not null && Behaviour == other.Behaviour;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Behaviour);

    /// <summary>The source, which is the answer that a consensus shows.</summary>
    public override string ToString() => Program.Source;
}
