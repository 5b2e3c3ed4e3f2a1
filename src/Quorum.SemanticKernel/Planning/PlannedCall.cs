namespace Quorum.SemanticKernel;

/// <summary>A call of a plan with the values that its arguments have.</summary>
/// <param name="Number">Its number in the plan, from 1.</param>
/// <param name="Function">The function, as <c>PLUGIN-FUNCTION</c>.</param>
/// <param name="Arguments">The values by the names of the parameters; in a dry run, results of earlier calls stand as <c>$1</c>.</param>
/// <param name="HasSideEffects">Whether it changes something outside.</param>
public sealed record PlannedCall(int Number, string Function, IReadOnlyDictionary<string, object?> Arguments, bool HasSideEffects)
{
    /// <summary>Writes the call for people to read.</summary>
    /// <returns>The call, such as <c>2. orders-price(id: 17)</c>.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{Number}. {Function}({string.Join(", ", Arguments.Select(argument => $"{argument.Key}: {PlanValue.ToText(argument.Value)}"))})");
}
