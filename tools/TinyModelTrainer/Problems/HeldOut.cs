using System.Text;
using TinyModelTrainer.Problems.Expressions;

namespace TinyModelTrainer.Problems;

/// <summary>Splits problems for good into those to train on and those to measure with.</summary>
public static class HeldOut
{
    /// <summary>The problem that the documentation shows, 37 * 24 - 5: never trained on.</summary>
    public static Expression Showcase { get; } =
        new Sum([new Term(new Product(new Number(37), new Number(24)), false), new Term(new Number(5), true)]);

    /// <summary>Whether a problem must never be trained on: one in sixteen, by the FNV-1a hash of its key.</summary>
    public static bool Contains(string key) => key == Showcase.Canonical || Fnv1a(key) % 16 == 0;

    /// <summary>The 32-bit FNV-1a hash of the UTF-8 text (Fowler, Noll, Vo).</summary>
    private static uint Fnv1a(string text)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ value) * 16777619u);
        return hash;
    }
}
