using System.Collections.Immutable;

namespace TinyModelTrainer.Problems.Calls;

/// <summary>A function that the model may call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Parameters">Its parameters, all of them required.</param>
public sealed record Tool(string Name, string Description, ImmutableArray<Parameter> Parameters)
{
    /// <summary>The JSON schema of the arguments, as Microsoft.Extensions.AI writes it for a method.</summary>
    public string Schema =>
        $"{{\"type\":\"object\",\"properties\":{{{string.Join(',', Parameters.Select(parameter => $"\"{parameter.Name}\":{{\"type\":\"{parameter.Type}\"}}"))}}},\"required\":[{string.Join(',', Parameters.Select(parameter => $"\"{parameter.Name}\""))}]}}";
}
