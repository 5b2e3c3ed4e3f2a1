namespace Quorum.Code;

/// <summary>What one sample came to, beside its chain.</summary>
/// <param name="Program">The program; <see langword="null"/> if the reply has none.</param>
/// <param name="Failure">Why the program has no vote: its compile errors, or the example that it fails; <see langword="null"/> if it has one.</param>
/// <param name="Repairs">How often the model was given the failure back.</param>
public sealed record ProgramSample(SourceProgram? Program, string? Failure, int Repairs);
