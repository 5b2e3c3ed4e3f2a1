using System.Text.RegularExpressions;
using TinyModelTrainer.Problems;

namespace Quorum.Tests.Verification;

/// <summary>Written arithmetic as the embedded model was taught it, with one number of one line changed or one carry dropped.</summary>
internal static partial class PlantedColumns
{
    public static PlantedChain WithError(Problem problem, Random random)
    {
        if (random.Next(5) == 0 && Carries().Matches(problem.Chain) is { Count: > 0 } carries)
        {
            Match carry = random.GetItems(carries.ToArray(), 1)[0];
            return new(problem.Chain.Remove(carry.Index, carry.Length), carry.Index - 1, PlantedErrorKind.Carry);
        }

        Match number = random.GetItems(Numbers().Matches(problem.Chain).ToArray(), 1)[0];
        string wrong = PlantedText.ChangeDigit(number.Value, random);
        return new(problem.Chain.Remove(number.Index, number.Length).Insert(number.Index, wrong), number.Index, PlantedErrorKind.Digit);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Numbers();

    // The carry of a column stands after its two digits: "tens: 3 + 4 + 1 = 8".
    [GeneratedRegex("(?<=: [0-9]+ [-+*] [0-9]+) [-+] [0-9]+(?= =)")]
    private static partial Regex Carries();
}
