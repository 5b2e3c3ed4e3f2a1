using System.Text.Json;

namespace Quorum.Evaluation;

/// <summary>A call of one of the tools that are offered.</summary>
/// <param name="Tools">The tools that are offered.</param>
/// <param name="Name">The tool to call.</param>
/// <param name="Arguments">Its arguments, an object; their order and spacing do not matter.</param>
public sealed record ExpectedCall(IReadOnlyList<OfferedTool> Tools, string Name, JsonElement Arguments) : Expected
{
    /// <summary>Tells whether a call is right.</summary>
    /// <param name="call">A call as <see cref="ToolCallText"/> writes it.</param>
    /// <returns><see langword="true"/> if it calls the same tool with the same arguments.</returns>
    internal bool IsRight(string call) => call == ToolCallText.Write(Name, Arguments);

    internal override Chain Read(Chain chain) => WithAnswer(chain, ToolCallText.Read(chain.Text), AnswerKind.Text);
}
