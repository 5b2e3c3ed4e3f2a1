using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Expressions;

/// <summary>Writes formulas the ways people type them.</summary>
public static class Notation
{
    /// <summary>The formula as it is, with × and ÷, or without spaces.</summary>
    public static string Of(object formula, Random random)
    {
        var text = formula.ToString()!;
        if (random.Once(4))
            text = text.Replace('*', '×').Replace('/', '÷');
        if (random.Once(4))
            text = text.Replace(" ", "", StringComparison.Ordinal);
        return text;
    }
}
