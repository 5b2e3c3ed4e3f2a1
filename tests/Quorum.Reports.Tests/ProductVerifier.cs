using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Quorum.Reports.Tests;

/// <summary>Recomputes steps such as "37 * 4 = 148", and nothing else.</summary>
internal sealed partial class ProductVerifier : IStepVerifier
{
    public string Name => "arithmetic";

    public ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default) =>
        new([.. context.Steps.Select(step => (step, match: Equality().Match(step.Text))).Where(pair => pair.match.Success).Select(pair => Judge(pair.step, pair.match))]);

    private static StepVerdict Judge(ChainStep step, Match match)
    {
        BigInteger left = Number(match.Groups["left"]);
        BigInteger right = Number(match.Groups["right"]);
        BigInteger value = match.Groups["operator"].Value switch { "*" => left * right, "+" => left + right, _ => left - right };
        Group claimed = match.Groups["claimed"];
        return value == Number(claimed)
            ? new StepVerdict { Step = step, Outcome = StepOutcome.Correct }
            : new StepVerdict
            {
                Step = step,
                Outcome = StepOutcome.Wrong,
                ErrorSpan = new TextSpan(step.Span.Start + claimed.Index, claimed.Length),
                Claimed = match.Value,
                Actual = $"{match.Groups["equation"].Value}{value}",
            };
    }

    private static BigInteger Number(Group group) => BigInteger.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<equation>(?<left>\d+) (?<operator>[-+*]) (?<right>\d+) = )(?<claimed>\d+)$")]
    private static partial Regex Equality();
}
