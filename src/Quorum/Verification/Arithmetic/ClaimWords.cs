using System.Collections.Frozen;

namespace Quorum;

/// <summary>Words beside a formula that make it a part of something larger.</summary>
internal static class ClaimWords
{
    private static readonly FrozenSet<string> _before = FrozenSet.ToFrozenSet(
        ["than", "half", "twice", "double", "triple", "remaining", "(", "+", "-", "*", "/", "from", "minus", "sum", "product", "times", "remainder", "squared", "power", "root", "факториал", "половина", "половину",
         "корень", "сумма", "больше", "меньше"]);

    private static readonly FrozenSet<string> _after = FrozenSet.ToFrozenSet(
        ["more", "less", "times", "greater", "fewer", "of", "per", "remainder", "with", "rem", "r", "million", "thousand", "hundred", "billion", "dozen", "squared", "cubed", "percent", "cents", "mod",
         "modulo", "plus", "minus", "and", "factorial", "раз", "больше", "меньше", "с", "и", "остаток", "тысяч", "млн", "процентов"]);

    private static readonly FrozenSet<string> _leads = FrozenSet.ToFrozenSet(
        ["so", "then", "thus", "hence", "therefore", "that", "have", "get", "is", "find", "gives", "and", "и", "значит", "тогда", "получаем", "имеем", "итого"]);

    /// <summary>Whether a formula after this word, or after none, is a claim of its own and whole.</summary>
    public static bool LeadsIn(string? word) => word is null || _leads.Contains(word.ToLowerInvariant());

    /// <summary>Whether a formula after this word is only the rest of an expression.</summary>
    public static bool TakesOperand(string word) => _before.Contains(word.ToLowerInvariant());

    /// <summary>Whether this word continues the formula before it.</summary>
    public static bool Continues(string word) => _after.Contains(word.Split(' ')[0].ToLowerInvariant());
}
