namespace Quorum.Code.Verification;

/// <summary>A statement that a call returns a value.</summary>
/// <param name="Call">The call.</param>
/// <param name="Value">The value that it is said to return, in JSON.</param>
/// <param name="Start">Where it begins in its step.</param>
/// <param name="End">Where it ends.</param>
internal sealed record ValueStatement(FunctionCall Call, string Value, int Start, int End);
