using Quorum.Code;

namespace Quorum.Benchmarks;

/// <summary>Programs as models write them for small tasks. Each number gives another one, so that no compiled program is used again.</summary>
internal static class Snippet
{
    private static readonly string[] _csharp =
    [
        "int Solve(int[] xs) { return xs.Where(x => x % 2 == 0).Sum(x => x * x) + #; }",
        "public class Solution { public int Solve(int[] xs) { var best = new int[xs.Length + 1]; for (int i = 1; i <= xs.Length; i++) best[i] = Math.Max(best[i - 1], xs[i - 1] + #); return best[^1]; } }",
        "using System;\nusing System.Collections.Generic;\n\nstatic int Solve(int[] xs)\n{\n    var counts = new Dictionary<int, int>();\n    foreach (int x in xs)\n        counts[x] = counts.GetValueOrDefault(x) + #;\n    return counts.Values.Max();\n}",
        "int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);\nint Solve(int[] xs) => xs.Aggregate(#, Gcd);",
        "string Solve(int[] xs) { var text = new StringBuilder(); foreach (int x in xs.OrderByDescending(x => x ^ #)) text.Append(x).Append(','); return text.ToString(); }",
    ];

    private static readonly string[] _python =
    [
        "def Solve(xs):\n    return sum(x * x for x in xs if x % 2 == 0) + #",
        "class Solution:\n    def Solve(self, xs: List[int]) -> int:\n        return max(Counter(xs).values()) + #",
    ];

    private static readonly string[] _javaScript =
    [
        "function Solve(xs) { return xs.filter(x => x % 2 === 0).reduce((sum, x) => sum + x * x, #); }",
        "const Solve = xs => { const counts = new Map(); for (const x of xs) counts.set(x, (counts.get(x) ?? 0) + #); return Math.max(...counts.values()); };",
    ];

    public static FunctionCall Call { get; } = new("Solve", "[[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3]]");

    public static SourceProgram Create(CodeLanguage language, int number)
    {
        string[] templates = language switch
        {
            CodeLanguage.CSharp => _csharp,
            CodeLanguage.Python => _python,
            _ => _javaScript,
        };
        return new SourceProgram(language, templates[number % templates.Length].Replace("#", $"{number + 1}", StringComparison.Ordinal));
    }
}
