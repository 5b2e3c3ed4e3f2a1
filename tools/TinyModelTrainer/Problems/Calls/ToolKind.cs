using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Calls;

/// <summary>A tool in several forms, so that names have to be read from the declarations, and the requests that need it.</summary>
/// <param name="Names">What it may be called.</param>
/// <param name="Descriptions">How it may be described.</param>
/// <param name="Parameters">For each parameter its possible names, and its type.</param>
/// <param name="Ask">Draws a request.</param>
internal sealed record ToolKind(string[] Names, string[] Descriptions, (string[] Names, string Type)[] Parameters, Func<Random, ChainLength, Request> Ask)
{
    public Tool Declare(Random random) => new(
        random.Pick(Names),
        random.Pick(Descriptions),
        [.. Parameters.Select(parameter => new Parameter(random.Pick(parameter.Names), parameter.Type))]);
}
