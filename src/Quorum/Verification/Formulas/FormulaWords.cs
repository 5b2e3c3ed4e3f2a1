using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>What words and signs of prose are to a formula.</summary>
internal static partial class FormulaWords
{
    /// <summary>The operation that gives the remainder, as the reader of expressions spells it.</summary>
    public const string Modulo = @"\bmod";

    /// <summary>The relations of plain text, longer spellings first.</summary>
    public static readonly (string Written, RelationKind Relation)[] Relations =
    [
        ("!=", RelationKind.NotEqual),
        ("≠", RelationKind.NotEqual),
        ("<=", RelationKind.LessOrEqual),
        ("≤", RelationKind.LessOrEqual),
        (">=", RelationKind.GreaterOrEqual),
        ("≥", RelationKind.GreaterOrEqual),
        ("≈", RelationKind.Approximate),
        ("≡", RelationKind.Congruent),
        ("==", RelationKind.Equal),
        ("=", RelationKind.Equal),
        ("<", RelationKind.Less),
        (">", RelationKind.Greater),
    ];

    public static readonly FrozenDictionary<string, string> Operators = new Dictionary<string, string>
    {
        ["plus"] = "+",
        ["плюс"] = "+",
        ["minus"] = "-",
        ["минус"] = "-",
        ["times"] = "*",
        ["multiplied"] = "*",
        ["умножить"] = "*",
        ["divided"] = "/",
        ["разделить"] = "/",
        ["equals"] = "=",
        ["equal"] = "is",
        ["is"] = "is",
        ["равно"] = "=",
        ["равна"] = "is",
        ["равен"] = "is",
    }.ToFrozenDictionary();

    public static readonly FrozenSet<string> Functions = FrozenSet.ToFrozenSet(
        ["sqrt", "sin", "cos", "tan", "log", "ln", "exp", "abs", "gcd", "lcm", "pi", "floor", "ceil", "max", "min", "нод", "нок"]);

    /// <summary>Products of variables that are no word: by, am and the like are left out.</summary>
    public static readonly FrozenSet<string> Products = FrozenSet.ToFrozenSet(["xy", "xz", "yz", "xyz", "ab", "ac", "bc", "abc", "mn", "pq"]);

    /// <summary>Words that join statements, so that they are never a unit.</summary>
    public static readonly FrozenSet<string> Joints = FrozenSet.ToFrozenSet(
        ["and", "or", "so", "then", "thus", "hence", "therefore", "because", "since", "where", "when", "if", "but", "to", "gives", "giving", "makes", "we", "get", "have", "which", "that",
         "as", "with", "by", "from", "into", "at", "in", "on", "for", "are", "was", "were", "means", "yields", "leaves", "leaving", "not", "и", "или", "то", "значит", "тогда", "так", "где", "если",
         "но", "получаем", "итого", "это", "на", "из", "в", "с", "по"]);

    /// <summary>Whether this names a function whose arguments stand between commas.</summary>
    public static bool TakesSeveral(string name) => name.TrimStart('\\').ToLowerInvariant() is "gcd" or "lcm" or "max" or "min" or "нод" or "нок";

    /// <summary>The function or constant as the formula is to have it.</summary>
    public static string Spelling(string name) => name switch
    {
        "pi" => @"\pi",
        "нод" => "gcd",
        "нок" => "lcm",
        _ => name,
    };

    /// <summary>The modulus that is stated here, as "(mod 5)" or "\pmod{5}", and the length of the statement; null if there is none.</summary>
    public static (int Length, string Modulus)? Modulus(string text, int position)
    {
        Match match = StatedModulus().Match(text, position, Math.Min(60, text.Length - position));
        return match.Success ? (match.Length, match.Groups[1].Value) : null;
    }

    /// <summary>The length of the word that asks for the remainder, the "mod" of "17 mod 5"; 0 if there is none.</summary>
    public static int ModuloLength(string text, int position) => ModuloSign().Match(text, position, Math.Min(20, text.Length - position)).Length;

    public static bool IsOrdinalEnding(string text, int position) => OrdinalEnding().IsMatch(text.AsSpan(position, Math.Min(4, text.Length - position)));

    /// <summary>The "by" of "divided by", the "to" of "equal to".</summary>
    public static void SkipPreposition(string text, string word, ref int position)
    {
        string? preposition = word switch
        {
            "multiplied" or "divided" => " by",
            "equal" => " to",
            "is" => " equal to",
            "умножить" or "разделить" => " на",
            _ => null,
        };
        if (preposition is not null && string.Compare(text, position, preposition, 0, preposition.Length, StringComparison.OrdinalIgnoreCase) == 0)
            position += preposition.Length;
    }

    /// <summary>Reads what follows a quotient, as " R 5" or " remainder 5".</summary>
    public static bool TryReadRemainder(string text, ref int position, out int digits)
    {
        Match match = Remainder().Match(text, position, Math.Min(48, text.Length - position));
        digits = match.Groups[1].Index;
        if (match.Success)
            position = match.Index + match.Length;
        return match.Success;
    }

    [GeneratedRegex(@"^(st|nd|rd|th)(?![A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex OrdinalEnding();

    [GeneratedRegex(@"\G,?[ \t]*\(?(?:R|r|rem\.?|(?:with )?(?:a )?remainder(?: of)?|\\text\{ ?(?:R|remainder) ?\}|(?:с )?остатк?[а-я]*|ост\.?)[ \t]*([-−]?[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Remainder();

    [GeneratedRegex(@"\G(?:\(\s*(?:\\?b?mod|\\text\{\s*mod\s*\}|modulo|по модулю)\s*[{$]?\s*(?<1>[0-9]{1,30})\s*[}$]?\s*\)|\\p(?:mod|od)\s*(?:\{\s*(?<1>[0-9]{1,30})\s*\}|(?<1>[0-9]))|по модулю\s+\$?(?<1>[0-9]{1,30})\$?)", RegexOptions.CultureInvariant)]
    private static partial Regex StatedModulus();

    [GeneratedRegex(@"\G(?:\\?b?mod|modulo)(?=\s*\{?[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex ModuloSign();
}
