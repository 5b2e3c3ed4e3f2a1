namespace Quorum.Code.Workers;

/// <summary>A C# program, compiled or refused.</summary>
/// <param name="Bytes">The assembly; empty if refused.</param>
/// <param name="Refusal">Why there is none; <see langword="null"/> if there is one.</param>
internal sealed record CompiledAssembly(byte[] Bytes, RunResult? Refusal);
