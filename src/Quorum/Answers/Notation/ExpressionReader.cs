using System.Diagnostics.CodeAnalysis;

namespace Quorum;

/// <summary>Reads one mathematical expression in LaTeX, plain or Unicode notation.</summary>
internal static class ExpressionReader
{
    /// <summary>Reads a text that is an expression and nothing else: no relation, no list, no words, no ±.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Expression? expression) => TryRead(text, out expression, out _);

    /// <summary>Reads a text that is an expression and nothing else: no relation, no list, no words, no ±.</summary>
    /// <param name="text">The text.</param>
    /// <param name="expression">The expression as it was written.</param>
    /// <param name="problem">Why it could not be read.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out Expression? expression, [NotNullWhen(false)] out string? problem)
    {
        expression = null;
        if (NotationLexer.Read(text, out problem) is not { } tokens)
        {
            problem ??= "";
            return false;
        }

        var parser = new ExpressionParser(tokens.ToArray(), AnswerPolicy.Default);
        expression = parser.Parse(0, tokens.Count);
        problem = expression is null ? parser.Problem : null;
        return expression is not null;
    }
}
