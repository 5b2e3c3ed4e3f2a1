using System.Collections.Immutable;

namespace TinyModelTrainer.Problems.Code;

/// <summary>What a program must do.</summary>
/// <param name="Signature">The method to write, e.g. <c>int Solve(int[] xs)</c>.</param>
/// <param name="Tests">Calls with what they return.</param>
/// <param name="Programs">Every text of the body that the family writes for the task: all do the same.</param>
public sealed record Specification(string Signature, ImmutableArray<UnitTest> Tests, ImmutableArray<string> Programs);
