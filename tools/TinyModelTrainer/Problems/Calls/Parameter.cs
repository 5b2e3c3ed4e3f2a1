namespace TinyModelTrainer.Problems.Calls;

/// <summary>A parameter of a tool.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its JSON type: <c>integer</c> or <c>string</c>.</param>
public sealed record Parameter(string Name, string Type);
