using Quorum.Code;

namespace Quorum.Benchmarks;

/// <summary>How the programs of a task did on its hidden tests.</summary>
internal sealed record HeldOutScore
{
    public required HeldOutProgram Task { get; init; }

    /// <summary>The share of all samples whose programs pass.</summary>
    public required double PassRate { get; init; }

    /// <summary>The share among those that pass the given examples; 0 if there is none.</summary>
    public required double PassRateOfVoters { get; init; }

    /// <summary>Whether the most frequent program passes, of equally frequent ones the first.</summary>
    public required bool IsTextRight { get; init; }

    /// <summary>The probability of the decision; 0 if there is none.</summary>
    public required double Probability { get; init; }

    /// <summary>Whether the program that was decided on passes.</summary>
    public required bool IsRight { get; init; }

    public static async Task<HeldOutScore> MeasureAsync(HeldOutProgram task, ProgramConsensus result, ICodeRunner runner, CancellationToken cancellationToken)
    {
        var passes = new Dictionary<SourceProgram, bool>();
        foreach (SourceProgram program in result.Samples.Values.Select(sample => sample.Program).OfType<SourceProgram>().Distinct())
            passes[program] = (await task.Hidden.JudgeAsync(runner, program, cancellationToken)).Passed;

        ProgramSample[] samples = [.. result.Samples.OrderBy(sample => sample.Key).Select(sample => sample.Value)];
        ProgramSample[] voters = [.. samples.Where(sample => sample is { Program: not null, Failure: null })];
        return new HeldOutScore
        {
            Task = task,
            PassRate = Share(samples),
            PassRateOfVoters = Share(voters),
            IsTextRight = samples.Where(sample => sample.Program is not null).GroupBy(sample => sample.Program).MaxBy(group => group.Count()) is { } first && passes[first.Key!],
            Probability = result.Program is null ? 0 : result.Consensus.Probability ?? 0,
            IsRight = result.Program is { } chosen && passes[chosen],
        };

        double Share(ProgramSample[] all) => all.Length == 0 ? 0 : all.Average(sample => sample.Program is { } program && passes[program] ? 1.0 : 0);
    }
}
