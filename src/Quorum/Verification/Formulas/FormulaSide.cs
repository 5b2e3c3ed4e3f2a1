namespace Quorum;

/// <summary>One side of a formula.</summary>
internal sealed record FormulaSide
{
    private Lazy<Expression?> _reading;

    public FormulaSide() => _reading = new(() => IsOpaque ? null : Read(Text!));

    /// <summary>Gets its place in the step's part of the chain.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Gets its text without units and money signs.</summary>
    public required string Text { get; init; }

    /// <summary>Gets a value indicating whether it holds something that cannot be evaluated.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>Gets a value indicating whether it is a number and nothing else.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>Gets the units that stand in it, in order.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Gets the expression that it is; <see langword="null"/> if it could not be read.</summary>
    public Expression? Expression => _reading.Value;

    /// <summary>Gets the remainder that follows it, as 5 in "14 R 5"; <see langword="null"/> if there is none.</summary>
    public string? Remainder { get; init; }

    /// <summary>The same side with another expression, for which its text stands.</summary>
    public FormulaSide With(Expression expression) => this with { _reading = new(expression) };

    /// <summary>Reads a formula; null if it is none.</summary>
    public static Expression? Read(string text) => ExpressionReader.TryRead(text, out Expression? expression) ? expression : null;
}
