using System.Globalization;

namespace Quorum.Evaluation;

/// <summary>Every word that the page itself says.</summary>
internal static class EvaluationWords
{
    public const string Summary = "Summary";
    public const string Accuracy = "Accuracy against the number of samples";
    public const string AccuracyHint = "Each point is exact over all choices of k of the samples, ties shared, but for votes weighed by confidence, which are tried on random choices. Bands are 95 % intervals over problems.";
    public const string Tokens = "Accuracy against tokens";
    public const string TokensHint = "Output tokens for a problem. A dot is a stopping rule, which draws the samples one after the other until it is certain.";
    public const string TokensAxis = "output tokens for a problem";
    public const string SamplesAxis = "samples (k)";
    public const string Values = "The same as a table";
    public const string Certainty = "Is what it states true?";
    public const string AgreementTitle = "Agreement and being right";
    public const string AgreementHint = "How often the leading answer is right, by its part of the votes. On the dashed line, an answer with 80 % of the votes is right in 80 % of the cases.";
    public const string AgreementAxis = "part of the votes";
    public const string CertaintyTitle = "Stated certainty";
    public const string CertaintyHint = "After half of the samples, a probability is stated that the leading answer is what the model answers most often. How often does the other half lead with it, too?";
    public const string CertaintyAxis = "stated probability";
    public const string Problems = "problems";
    public const string Held = "held";
    public const string Stated = "stated";
    public const string Subjects = "By subject";
    public const string Levels = "By level";
    public const string GroupsHint = "Of the problems that have all samples.";
    public const string PassAt1 = "one sample";
    public const string Majority = "majority of all";
    public const string Verified = "verified majority";
    public const string WithoutAnswer = "Without an answer";
    public const string Truncated = "Cut at the token limit";
    public const string Hardest = "The hardest problems";
    public const string HardestHint = "Those with the smallest part of right samples; of each answer, one chain, with the steps that verification finds wrong.";
    public const string Expected = "Right is";
    public const string AProgram = "a program that passes the tests";
    public const string Samples = "Samples";
    public const string TokensDrawn = "Tokens drawn";
    public const string Rule = "Stopping rule";
    public const string Votes = "Votes";
    public const string VerifiedVotes = "verified";
    public const string PlainVotes = "plain";
    public const string Right = "Right";
    public const string Difference = "Minus all samples";
    public const string TokenShare = "Of all tokens";
    public const string Undecided = "Undecided";
    public const string Settings = "To repeat this run";

    public static string Interval(Estimate estimate) => $"95 %: {Percent(estimate.Low)} to {Percent(estimate.High)}";

    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    public static string WithInterval(Estimate estimate) => $"{Percent(estimate.Mean)} ({Percent(estimate.Low)} to {Percent(estimate.High)})";

    public static string Points(ScoreDifference difference) => $"{difference.Name}: {WithInterval(difference.Difference)} points, paired by problem.";

    public static string Group(GroupScore group) => $"{Percent(group.PassAt1.Mean)} · {Percent(group.Majority.Mean)} · {Percent(group.Verified.Mean)} % of {Count(group.Problems, "problem")}";

    public static string Calibrated(Calibration calibration) => string.Create(
        CultureInfo.InvariantCulture, $"Expected calibration error {calibration.ExpectedError:0.000}, Brier score {calibration.BrierScore:0.000}, over {Count(calibration.Bins.Sum(bin => bin.Problems), "problem")}.");

    public static string RightSamples(ScoredProblem problem) => $"{ReportNumbers.Count(problem.Chains.Count(chain => chain.IsRight))} of {Count(problem.Chains.Count, "sample")} right";

    public static string ChainsWith(int chains, string answer) => $"{answer} × {ReportNumbers.Count(chains)}";

    public static string Complete(int complete, int all) => $"{ReportNumbers.Count(complete)} of {ReportNumbers.Count(all)} have all samples";

    public static string Count(long count, string noun) => $"{ReportNumbers.Count(count)} {noun}{(count == 1 ? "" : "s")}";
}
