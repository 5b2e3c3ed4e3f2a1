namespace Quorum;

/// <summary>Every word that the report itself says.</summary>
internal static class ReportWords
{
    public const string Title = "Consensus report";
    public const string Question = "Question";
    public const string Decision = "Decision";
    public const string NoConsensus = "No consensus";
    public const string NoAnswer = "No answer";
    public const string NobodyVoted = "No chain gave an answer that counts.";
    public const string NoDecision = "There is no decision, although there are answers.";
    public const string WhyStopped = "Why it stopped";
    public const string Note = "Note";
    public const string Votes = "Votes";
    public const string RefutedHint = "No chain has a vote: each has an error that leads to its answer. The bars show how often each refuted answer was given.";
    public const string VotesHint = "Each chain is one attempt of the model at the question. Chains with equivalent answers form a group, whose votes are added up.";
    public const string RescuedVotes = "Answers asked for after the token limit, counted apart";
    public const string Others = "Chains without a vote";
    public const string Certainty = "Certainty over samples";
    public const string CertaintyHint = "After each sample: the probability that the leading answer is the one that the model gives most often. 50 % is a tie.";
    public const string CurveTable = "The same as a table";
    public const string CurveSample = "Samples";
    public const string CurveLeader = "Leader";
    public const string CurveVotes = "Leader : next";
    public const string CurveProbability = "Probability";
    public const string NoCurve = "No chain voted, so there is nothing to be certain of.";
    public const string NoCurveInOrder = "No vote came before the first sample that was not waited for, so there is nothing to show.";
    public const string CurveEnds = "The curve ends at the first sample that was not waited for.";
    public const string NotStarted = "never started";
    public const string Chains = "Chains";
    public const string ChainsHint = "Every attempt, as the model wrote it. Open one to read it.";
    public const string Legend = "What the marks mean";
    public const string LegendCorrect = "a step that was checked and holds";
    public const string LegendWrong = "a wrong step, with what it claims and what is true";
    public const string LegendRetracted = "a wrong step that the chain itself takes back later";
    public const string LegendPlain = "text without a mark could not be checked";
    public const string LegendSample = "2 + 2 = ";
    public const string Reasoning = "Reasoning";
    public const string Text = "Answer text";
    public const string Rescue = "Asked for its answer";
    public const string EmptyChain = "The chain has no text.";
    public const string Seed = "Seed";
    public const string Outcome = "Outcome";
    public const string Vote = "Vote";
    public const string Tokens = "Tokens";
    public const string Time = "Time";
    public const string Confidence = "Confidence";
    public const string Checked = "Steps";
    public const string Failure = "Error";
    public const string Cost = "Cost";
    public const string TokensIn = "Tokens read";
    public const string TokensOut = "Tokens drawn";
    public const string TokensJudging = "Tokens of judging models";
    public const string TokensSaved = "Tokens saved (estimate)";
    public const string TokensSavedHint = "against drawing all samples to their end, at the mean length of those that ended";
    public const string Elapsed = "Time to the decision";
    public const string Samples = "Samples";
    public const string Settings = "To repeat this run";
    public const string SeedBase = "Seed of the run";
    public const string DecisionRule = "Decision rule";
    public const string StoppingRule = "Stopping rule";
    public const string Verifiers = "Verifiers";
    public const string PercentSigns = "Percent signs";
    public const string Units = "Units";
    public const string None = "none";
    public const string Unknown = "not known";
    public const string Wrong = "Wrong";
    public const string Retracted = "Taken back later";
    public const string Claimed = "claimed";
    public const string Actual = "true";

    public static string Of(PercentPolicy policy) => policy switch
    {
        PercentPolicy.Hundredths => "20 % is 0.2",
        PercentPolicy.Ignore => "20 % is 20",
        _ => "20 % is neither 0.2 nor 20",
    };

    public static string Of(UnitPolicy policy) => policy == UnitPolicy.Ignore ? "ignored" : "compared";

    public static string Certain(double probability) =>
        $"This is what the model answers most often with {ReportNumbers.Probability(probability)} probability; it says nothing about whether the model is right.";

    public static string Certified(double level) =>
        $"Certified: the chance of certifying an answer that is not the model's most frequent one is at most {ReportNumbers.Level(level)}, however often the votes were looked at.";

    public const string Locked = "No further sample could have changed the decision.";

    public static string OfRefuted(int chains, double share) => $"{ChainLinks(chains)}, refuted ({ReportNumbers.Share(share)} of the refuted)";

    public static string Leading(string answer, string share) => $"Leading, but not decided: {answer}, with {share} of the votes.";

    public static string FurtherSamples(int count) => $"If the split stays as it is, about {ReportNumbers.Count(count)} further samples would decide.";

    public static string OfVotes(string votes, double share) => $"{votes} ({ReportNumbers.Share(share)} of the votes)";

    public static string OfChains(int chains, double share) => $"{ChainLinks(chains)} ({ReportNumbers.Share(share)} of all)";

    public static string OfSamples(int samples, double share) => $"{Number(samples, "sample")} ({ReportNumbers.Share(share)} of all)";

    public static string VotesOf(int votes, double weight) =>
        Math.Abs(weight - votes) < 1e-9 ? Number(votes, "vote") : $"{Number(votes, "vote")}, weight {ReportNumbers.Weight(weight)}";

    public static string StoppedAfter(int drawn, int asked) => drawn < asked
        ? $"Stopped after {ReportNumbers.Count(drawn)} of {ReportNumbers.Count(asked)} samples; the grey part was not needed."
        : $"All {Number(asked, "sample")} counted.";

    public static string Curve(int samples, double probability) =>
        $"Line plot: after {Number(samples, "sample")}, the probability of the leading answer is {ReportNumbers.Probability(probability)}. The table below has every value.";

    public static string ChainNumber(int index) => $"Chain {ReportNumbers.Whole(index)}";

    public static string TokenCount(long tokens) => Number(tokens, "token");

    public static string WrongSteps(int count) => Number(count, "wrong step");

    public static string RetractedSteps(int count) => $"{Number(count, "error")} taken back";

    public static string ChainLinks(int count) => Number(count, "chain");

    public static string WrongSummary(int chains, int wrong) => $"{ReportNumbers.Count(wrong)} of {Number(chains, "chain")} checked {(wrong == 1 ? "contains" : "contain")} a wrong step.";

    public static string Steps(ChainVerification verification) =>
        $"{ReportNumbers.Count(verification.Count(StepOutcome.Correct))} correct, {ReportNumbers.Count(verification.Count(StepOutcome.Wrong))} wrong, {ReportNumbers.Count(verification.Count(StepOutcome.NotCheckable))} not checkable";

    public static string ConfidenceOf(ChainConfidence confidence) =>
        $"mean {ReportNumbers.Weight(confidence.Mean)}, lowest group {ReportNumbers.Weight(confidence.LowestGroup)}, bottom 10 % {ReportNumbers.Weight(confidence.BottomTenPercent)}, tail {ReportNumbers.Weight(confidence.Tail)}";

    public static string Drawn(int ended, int asked) => $"{ReportNumbers.Count(ended)} of {ReportNumbers.Count(asked)} drawn to their end";

    public static string Of(ChainOutcome outcome) => outcome switch
    {
        ChainOutcome.Answered => "gave an answer",
        ChainOutcome.NoAnswer => "gave no answer",
        ChainOutcome.Truncated => "cut off by the token limit",
        ChainOutcome.Rescued => "cut off by the token limit, then asked for its answer",
        ChainOutcome.LowConfidence => "ended for low confidence",
        ChainOutcome.Failed => "failed",
        _ => "not needed any more",
    };

    public static string Of(Standpoint standpoint) => standpoint switch
    {
        Standpoint.Voted => "voted",
        Standpoint.Rescued => "counted apart",
        Standpoint.Refuted => "refuted: an error leads to its answer",
        Standpoint.LowConfidence => "confidence too low",
        Standpoint.NoAnswer => "gave no answer",
        Standpoint.Truncated => "cut off by the token limit",
        Standpoint.Failed => "failed",
        Standpoint.Surplus => "ended after the decision",
        _ => "not needed any more",
    };

    private static string Number(long count, string noun) => $"{ReportNumbers.Count(count)} {noun}{(count == 1 ? "" : "s")}";
}
