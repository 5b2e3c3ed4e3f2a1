using System.Globalization;
using Quorum.Evaluation;
using Spectre.Console;

namespace Quorum.Cli.Evaluation;

/// <summary>Prints the figures of a run for people: percentages with 95 % intervals.</summary>
internal static class TextScore
{
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    public static void Write(RunScore score, IReadOnlyList<AdaptiveScore> adaptive)
    {
        var manifest = score.Manifest;
        Output.Line($"{manifest.Source.Title}");
        Output.Line($"{manifest.Model.Name} by {manifest.Model.Engine}; temperature {manifest.Settings.Temperature.ToString(s_culture)}, top-p {manifest.Settings.TopP.ToString(s_culture)}, at most {manifest.Settings.MaxOutputTokens?.ToString("N0", s_culture) ?? "all"} tokens, seed {manifest.Settings.Seed}");
        Output.Line(string.Create(s_culture, $"{score.Problems.Count:N0} problems, {score.Complete.Count:N0} of them with all {manifest.Samples} samples; {score.Tokens:N0} tokens; {Share(score.WithoutAnswer)} % of the samples without an answer, {Share(score.Truncated)} % cut at the limit"));
        if (score.Unscored.Count > 0)
            Output.Line($"Not scored: {score.Unscored.Count} problems. {score.Unscored.Values.First()}");
        Output.Line("Percentages of problems, with 95 % intervals (bootstrap over problems, differences paired).");
        WriteCurves(score.Curves());
        foreach (var difference in score.Differences())
            Output.Line($"{difference.Name}: {difference.Difference} points");
        WriteAdaptive(adaptive);
        WriteGroups("Subject", score.GroupBy(problem => problem.Subject));
        WriteGroups("Level", score.GroupBy(problem => problem.Level));
        WriteCalibration("Agreement against being right", score.AgreementCalibration());
        WriteCalibration("Stated certainty against the other half of the samples", score.CertaintyCalibration());
    }

    private static void WriteCurves(IReadOnlyList<ScoreCurve> curves)
    {
        var table = Output.Table(["k", .. curves.Select(curve => curve.Name), "tokens", "problems"]);
        for (var i = 0; i < curves[0].Points.Count; i++)
        {
            var point = curves[0].Points[i];
            table.AddRow([point.Samples.ToString(s_culture), .. curves.Select(curve => curve.Points[i].Accuracy.ToString()), point.Tokens.ToString("N0", s_culture), point.Problems.ToString("N0", s_culture)]);
        }

        Output.Write(table);
    }

    private static void WriteAdaptive(IReadOnlyList<AdaptiveScore> adaptive)
    {
        if (adaptive.Count == 0)
            return;
        var table = Output.Table(["stopping rule", "votes", "right", "minus all samples", "samples", "tokens", "% of all tokens", "undecided %"]);
        foreach (var score in adaptive)
        {
            table.AddRow(
                score.Rule, score.Verified ? "verified" : "plain", score.Accuracy.ToString(), score.Difference.ToString(), score.Samples.ToString("F1", s_culture),
                score.Tokens.ToString("N0", s_culture), score.TokenShare.ToString(), Share(score.Undecided));
        }

        Output.Write(table);
    }

    private static void WriteGroups(string name, IReadOnlyList<GroupScore> groups)
    {
        if (groups.Count < 2)
            return;
        var table = Output.Table([name, "problems", "pass@1", "majority", "verified", "no answer %", "cut %"]);
        foreach (var group in groups)
        {
            table.AddRow(
                Markup.Escape(group.Name), group.Problems.ToString("N0", s_culture), group.PassAt1.ToString(), group.Majority.ToString(), group.Verified.ToString(),
                Share(group.WithoutAnswer), Share(group.Truncated));
        }

        Output.Write(table);
    }

    private static void WriteCalibration(string name, Calibration? calibration)
    {
        if (calibration is not null)
            Output.Line(string.Create(s_culture, $"{name}: expected calibration error {calibration.ExpectedError:F3}, Brier score {calibration.BrierScore:F3}"));
    }

    private static string Share(double share) => (100 * share).ToString("F1", s_culture);
}
