namespace Quorum;

/// <summary>The value that a chain has given to a variable.</summary>
/// <param name="Value">The value, without variables.</param>
/// <param name="IsRounded">Whether it is a decimal, which may have been rounded.</param>
/// <param name="Written">The value as written.</param>
/// <param name="Step">The number of the step that gives it.</param>
/// <param name="IsOnly">Whether the chain has given the variable no other value before.</param>
internal sealed record Binding(Expression Value, bool IsRounded, string Written, int Step, bool IsOnly);
