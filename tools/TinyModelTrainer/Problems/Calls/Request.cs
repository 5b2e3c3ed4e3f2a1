namespace TinyModelTrainer.Problems.Calls;

/// <summary>What a user asks for that one tool does.</summary>
/// <param name="Text">The user's words.</param>
/// <param name="Values">The arguments in the order of the tool's parameters: numbers or texts.</param>
/// <param name="Work">The chain's arithmetic for a value that is not in the text; empty where there is none.</param>
/// <param name="Result">What the tool returns.</param>
public sealed record Request(string Text, object[] Values, string Work, string Result);
