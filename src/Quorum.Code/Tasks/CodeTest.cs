namespace Quorum.Code;

/// <summary>What a program is run on, and what has to come of it.</summary>
/// <param name="Input">The input.</param>
/// <param name="Expected">What is expected on standard output; for a <see cref="FunctionCall"/>, the value it has to return, as JSON.</param>
public sealed record CodeTest(ProgramInput Input, string Expected)
{
    /// <summary>Tells whether a run has come to what was expected, by the rules of LiveCodeBench.</summary>
    /// <param name="run">The run on <see cref="Input"/>.</param>
    /// <returns>The run as it is, or with <see cref="RunOutcome.WrongOutput"/> and what differs.</returns>
    /// <remarks>
    /// Output is compared line by line, without white space around the whole and around each line; lines are equal if they are the same text, or if all
    /// their words are decimal numbers of the same values. Returned values are compared as Python does: 1, 1.0 and true are equal, floating-point
    /// numbers have no tolerance, and a tuple is a list.
    /// </remarks>
    public RunResult Judge(RunResult run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Outcome != RunOutcome.Ok)
            return run;
        string? difference = Input is FunctionCall
            ? ValueComparison.FindDifference(run.Value ?? "null", Expected)
            : OutputComparison.FindDifference(run.Output, Expected);
        return difference is null ? run : run with { Outcome = RunOutcome.WrongOutput, Message = difference };
    }
}
