using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Quorum.Evaluation;

/// <summary>The options of a question, with their letters.</summary>
internal static class ChoiceOptions
{
    private const int Most = 26;

    /// <summary>The question with its options below it.</summary>
    /// <exception cref="FormatException">There are fewer than two options, or more than letters.</exception>
    public static string AddTo(Row row, string question, IReadOnlyList<string> options) => options.Count is >= 2 and <= Most
        ? $"{question}\n\n{string.Join('\n', options.Select((option, index) => $"{Letter(index)}) {option}"))}"
        : throw row.Fault($"has {options.Count} options instead of 2 to {Most}");

    public static string Letter(int index) => ((char)('A' + index)).ToString();

    /// <summary>The letter of the right option, which is given by letter, else by number from 0, else by its text.</summary>
    /// <exception cref="FormatException">It is none of the options.</exception>
    public static string FindRight(Row row, string answer, IReadOnlyList<string> options)
    {
        int index = answer.Length == 1 && char.ToUpperInvariant(answer[0]) - 'A' is >= 0 and var letter && letter < options.Count ? letter
            : int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < options.Count ? number
            : options.ToList().IndexOf(answer);
        return index >= 0 ? Letter(index) : throw row.Fault($"has the answer '{answer}', which is none of its {options.Count} options");
    }

    /// <summary>An order of options that depends on the seed and the problem alone.</summary>
    public static int[] Shuffle(int seed, string id, int count) => [.. Enumerable.Range(0, count).OrderBy(index =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/{index}/{id}")))), StringComparer.Ordinal)];
}
