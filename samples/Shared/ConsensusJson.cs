using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quorum.Samples;

/// <summary>What every agent tells other programs.</summary>
internal static class ConsensusJson
{
    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToText(JsonObject json) => json.ToJsonString(s_format);

    /// <summary>The question, the decision, and what it rests on.</summary>
    public static JsonObject Of(string model, ConsensusResult result) => new()
    {
        ["question"] = result.Question,
        ["model"] = model,
        ["answer"] = result.Decision?.Answer.Display,
        ["votes"] = result.Decision?.Votes ?? 0,
        ["probability"] = result.Probability,
        ["certifiedAt"] = result.Certainty?.CertifiedAt,
        ["eValue"] = result.Certainty?.EValue is { } evidence && double.IsFinite(evidence) ? evidence : null,
        ["decisionRule"] = result.DecisionRule,
        ["stop"] = new JsonObject
        {
            ["rule"] = result.Stop?.Rule,
            ["early"] = result.StoppedEarly,
            ["explanation"] = result.Stop?.Explanation,
        },
        ["abstention"] = result.Abstention?.Reason,
        ["abstentionCause"] = result.Abstention?.Cause.ToString(),
        ["notes"] = new JsonArray([.. result.Notes.Select(note => (JsonNode)note)]),
        ["seed"] = result.SeedBase,
        ["seconds"] = result.Elapsed.TotalSeconds,
        ["inputTokens"] = result.TokensSpent.InputTokenCount,
        ["outputTokens"] = result.TokensSpent.OutputTokenCount,
        ["tokensSaved"] = result.EstimateTokensSaved(),
        ["groups"] = new JsonArray([.. result.Groups.Select(ToJson)]),
        ["samples"] = new JsonArray([.. result.Chains.Select(chain => ToJson(chain, result.Votes[chain.Index]))]),
    };

    private static JsonObject ToJson(AnswerGroup group) => new()
    {
        ["answer"] = group.Answer.Display,
        ["votes"] = group.Votes,
        ["weight"] = group.Weight,
        ["samples"] = new JsonArray([.. group.Members.Select(index => (JsonNode)index)]),
    };

    private static JsonObject ToJson(Chain chain, Vote vote) => new()
    {
        ["index"] = chain.Index,
        ["seed"] = chain.Seed,
        ["outcome"] = chain.Outcome.ToString(),
        ["answer"] = chain.Answer?.Display,
        ["vote"] = vote.Status.ToString(),
        ["weight"] = vote.Weight,
        ["tokens"] = chain.TokensDrawn,
        ["reasoning"] = chain.Reasoning,
        ["text"] = chain.Text,
        ["wrongSteps"] = new JsonArray([.. (chain.Verification?.Steps ?? []).Where(verdict => verdict.Outcome == StepOutcome.Wrong).Select(ToJson)]),
        ["error"] = chain.Error,
    };

    // The place is that of the error in the reasoning or the text, whichever the part names.
    private static JsonObject ToJson(StepVerdict verdict) => new()
    {
        ["step"] = verdict.Step.Index,
        ["written"] = verdict.Step.Text,
        ["part"] = verdict.Step.Part.ToString(),
        ["start"] = (verdict.ErrorSpan ?? verdict.Step.Span).Start,
        ["length"] = (verdict.ErrorSpan ?? verdict.Step.Span).Length,
        ["claimed"] = verdict.Claimed,
        ["true"] = verdict.Actual,
        ["takenBack"] = verdict.IsRetracted,
        ["verifier"] = verdict.Verifier,
    };
}
