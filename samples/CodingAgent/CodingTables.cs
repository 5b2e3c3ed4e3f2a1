using System.Globalization;
using Quorum;
using Quorum.Code;

namespace CodingAgent;

/// <summary>What the HTML report shows of programs: the tests of the chosen one, and the groups with what tells them apart.</summary>
internal static class CodingTables
{
    public static IEnumerable<ReportTable> Of(ProgramConsensus result, ProgramTask task)
    {
        if (result.Groups.Count > 0)
        {
            ProgramGroup leader = result.Groups[0];
            yield return new ReportTable(
                "Tests of the leading program",
                ["Input", "Result", "Expected"],
                [.. leader.Runs.Select((run, i) => (string[])[result.Inputs[i].ToString()!, Verdicts.Result(run), i < task.Examples.Count ? task.Examples[i].Expected : ""])]);
            yield return new ReportTable(
                "Groups of programs that do the same",
                ["Votes", "Program", "What tells it from the first"],
                [.. result.Groups.Select(group => (string[])[group.Votes.Votes.ToString(CultureInfo.InvariantCulture), group.Program.Source, Difference(result, group)])]);
        }

        if (result.Samples.Values.Any(sample => sample.Failure is not null))
        {
            yield return new ReportTable(
                "Programs without a vote",
                ["Sample", "Repairs", "Failure"],
                [
                    .. result.Samples.Where(sample => sample.Value.Failure is not null).OrderBy(sample => sample.Key).Select(sample =>
                        (string[])[sample.Key.ToString(CultureInfo.InvariantCulture), sample.Value.Repairs.ToString(CultureInfo.InvariantCulture), sample.Value.Failure!]),
                ]);
        }
    }

    /// <summary>An input on which a group differs from the leading one, with what both come to; empty for the leading one.</summary>
    public static string Difference(ProgramConsensus result, ProgramGroup group)
    {
        int input = result.FindDifference(result.Groups[0], group);
        return input < 0 ? "" : $"{Verdicts.Describe(result.Inputs[input], group.Runs[input])} instead of {Verdicts.Result(result.Groups[0].Runs[input])}";
    }
}
