using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>Checks what steps state about whole numbers in words: remainders, divisors, primes, shares.</summary>
/// <remarks>
/// Only numbers that stand there in digits are judged: "91 is prime" is wrong, "p is prime" and "2^n + 1 is prime" are not known. Statements that are
/// a part of a longer one ("divisible by 3 more than"), that are supposed, asked or denied, are left out.
/// </remarks>
internal sealed class StatementCheck : IStepCheck
{
    private const int MaximumLength = 1_000;

    /// <inheritdoc/>
    public StepFinding? Check(StepFormulas step)
    {
        string text = step.Step.Text;
        StepFinding? found = null;
        if (text.Length > MaximumLength)
            return null;

        foreach (NumberStatement statement in NumberStatements.All)
        {
            foreach (Match match in statement.Pattern.Matches(text))
            {
                if (GoesOn(text, match.Index + match.Length) || statement.Judge(match) is not { } truth)
                    continue;

                if (truth.Holds)
                {
                    found ??= StepFinding.Correct;
                }
                else if (found?.Outcome != StepOutcome.Wrong && !Hypothesis.Covers(text.Remove(match.Index, match.Length), step.Next))
                {
                    Group place = match.Groups["r"].Success ? match.Groups["r"] : match;
                    found = new StepFinding(StepOutcome.Wrong, new TextSpan(step.Step.Span.Start + place.Index, place.Length), match.Value.Trim(), truth.Actual);
                }
            }
        }

        return found;
    }

    /// <summary>Whether the number at the end is a part of something longer.</summary>
    private static bool GoesOn(string text, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(end).TrimStart(" $");
        if (rest.IsEmpty)
            return false;
        if (rest[0] is '^' or '*' or '/' or '+' or '-' or '−' or '!' or '%' or '×' or '·' or '(' or '=' or '\\' or '_' || char.IsAsciiDigit(rest[0]))
            return true;

        int length = rest.IndexOfAnyExcept(_letters);
        return ClaimWords.Continues((length < 0 ? rest : rest[..length]).ToString()) && !rest.StartsWith("and ") && !rest.StartsWith("и ") && !rest.StartsWith("with ");
    }

    private static readonly System.Buffers.SearchValues<char> _letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя");
}
