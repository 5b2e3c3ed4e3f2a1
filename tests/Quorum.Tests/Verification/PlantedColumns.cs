using System.Text.RegularExpressions;
using TinyModelTrainer.Problems;

namespace Quorum.Tests.Verification;

/// <summary>Chains as the embedded model is taught them, with one number of one equation changed or one carry dropped.</summary>
internal static partial class PlantedColumns
{
    /// <summary>Whether a chain has anything to compute; those of code have not.</summary>
    public static bool HasEquations(Problem problem) => problem.Specification is null && Equations().IsMatch(problem.Chain);

    public static PlantedChain WithError(Problem problem, Random random)
    {
        if (random.Next(5) == 0 && Carries().Matches(problem.Chain) is { Count: > 0 } carries)
        {
            Match carry = random.GetItems(carries.ToArray(), 1)[0];
            return new(problem.Chain.Remove(carry.Index, carry.Length), carry.Index - 1, PlantedErrorKind.Carry);
        }

        Match line = random.GetItems(Equations().Matches(problem.Chain).ToArray(), 1)[0];
        Match number = random.GetItems([.. Numbers().Matches(problem.Chain).Where(match => match.Index >= line.Index && match.Index < line.Index + line.Length)], 1)[0];
        string wrong = PlantedText.ChangeDigit(number.Value, random);
        return new(problem.Chain.Remove(number.Index, number.Length).Insert(number.Index, wrong), number.Index, PlantedErrorKind.Digit);
    }

    [GeneratedRegex("^.*[0-9].* = .*$", RegexOptions.Multiline)]
    private static partial Regex Equations();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();

    // The carry of a column stands after its two digits: "tens: 3 + 4 + 1 = 8".
    [GeneratedRegex("(?<=: [0-9]+ [-+*] [0-9]+) [-+] [0-9]+(?= =)")]
    private static partial Regex Carries();
}
