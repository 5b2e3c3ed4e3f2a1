namespace Quorum.Evaluation;

/// <summary>Where the problems of a run come from.</summary>
/// <param name="Benchmark">The benchmark's name.</param>
/// <param name="Title">What it is.</param>
/// <param name="Licence">Its licence.</param>
/// <param name="File">The file or folder that was read.</param>
/// <param name="Sha256">The SHA-256 of the file; <see langword="null"/> for a folder.</param>
/// <param name="Instruction">What was added to the questions.</param>
/// <param name="Options">How the problems were made.</param>
public sealed record RunSource(string Benchmark, string Title, string Licence, string File, string? Sha256, string Instruction, BenchmarkOptions Options)
{
    /// <summary>Gets which fields of the file hold what, as <see cref="FieldMapping.Parse"/> reads it; <see langword="null"/> for a known benchmark.</summary>
    public string? Mapping { get; init; }
}
