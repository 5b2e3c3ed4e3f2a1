using System.Text.Json;

namespace Quorum.SemanticKernel;

/// <summary>What a sample wrote.</summary>
/// <param name="Plan">The plan; <see langword="null"/> if there is none.</param>
/// <param name="Faults">What is wrong; empty if the plan has a vote.</param>
/// <param name="Verification">The faults as marks in the text; <see langword="null"/> if there is no plan.</param>
internal sealed record PlanReply(Plan? Plan, IReadOnlyList<PlanFault> Faults, ChainVerification? Verification)
{
    private const string VerifierName = "plan";

    /// <summary>Reads the JSON object in a text and verifies it as a plan for a task.</summary>
    public static PlanReply Read(string text, Plan task, PlanVerifier verifier)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (start < 0 || end < start)
            return new PlanReply(null, [new PlanFault(null, "The reply has no JSON object.")], null);

        try
        {
            var json = text[start..(end + 1)];
            var plan = task with { Calls = PlanJson.Read(json).Calls };
            var faults = verifier.Verify(plan);
            return new PlanReply(plan, faults, new ChainVerification { Steps = Mark(text, json, plan, faults), IsRefuted = faults.Count > 0 });
        }
        catch (InvalidDataException e)
        {
            return new PlanReply(null, [new PlanFault(null, e.Message)], null);
        }
    }

    private static StepVerdict[] Mark(string text, string json, Plan plan, IReadOnlyList<PlanFault> faults)
    {
        using var document = JsonDocument.Parse(json);
        var end = 0;
        return [.. document.RootElement.GetProperty("calls").EnumerateArray().Select(Mark).ToArray()];

        StepVerdict Mark(JsonElement call, int index)
        {
            var written = call.GetRawText();
            var span = new TextSpan(text.IndexOf(written, end, StringComparison.Ordinal), written.Length);
            end = span.End;
            PlanFault[] wrong = [.. faults.Where(fault => fault.Call == index + 1)];
            var step = new ChainStep(index, ChainPart.Text, span, written);
            return wrong.Length == 0
                ? new StepVerdict { Step = step, Outcome = StepOutcome.Correct, Verifier = VerifierName }
                : new StepVerdict
                {
                    Step = step,
                    Outcome = StepOutcome.Wrong,
                    Verifier = VerifierName,
                    ErrorSpan = span,
                    Claimed = plan.Calls[index].ToString(),
                    Actual = string.Join(" ", wrong.Select(fault => fault.Reason)),
                };
        }
    }
}
