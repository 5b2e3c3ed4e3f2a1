namespace Quorum.Code.Tests.Consensus;

/// <summary>Recorded programs for "the sum of the squares of the even numbers".</summary>
internal static class Sources
{
    public const string Question = "Write a C# function Solve(int[] xs) that returns the sum of the squares of the even numbers.";

    public const string Linq = "public static int Solve(int[] xs)\n{\n    return xs.Where(x => x % 2 == 0).Select(x => x * x).Sum();\n}";

    public const string Short = "public static int Solve(int[] xs) => xs.Sum(x => x % 2 == 0 ? x * x : 0);";

    public const string Loop = "public static int Solve(int[] xs)\n{\n    int sum = 0;\n    foreach (int x in xs)\n    {\n        if ((x & 1) == 0)\n            sum += x * x;\n    }\n    return sum;\n}";

    /// <summary>The squares of the odd numbers.</summary>
    public const string Odd = "public static int Solve(int[] xs) => xs.Where(x => x % 2 != 0).Select(x => x * x).Sum();";

    /// <summary>The squares of all numbers.</summary>
    public const string All = "public static int Solve(int[] xs) => xs.Sum(x => x * x);";

    /// <summary>Does not compile.</summary>
    public const string Broken = "public static int Solve(int[] xs) => xs.Sum(x => x * y);";

    /// <summary>Uses what no program may.</summary>
    public const string Forbidden = "public static int Solve(int[] xs) => System.IO.File.ReadAllText(\"/etc/passwd\").Length;";

    public static CodeTest Example { get; } = new(new FunctionCall("Solve", "[[1, 2, 3, 4]]"), "20");
}
