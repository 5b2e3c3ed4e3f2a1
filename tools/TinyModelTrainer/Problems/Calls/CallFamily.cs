using System.Collections.Immutable;
using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Calls;

/// <summary>Requests that one of a few offered tools can serve: the chain names it, works out its arguments, and the reply calls it.</summary>
public sealed class CallFamily() : Family("call", Wording.English)
{
    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var kinds = random.Shuffled(ToolKinds.All)[..(length == ChainLength.Drill ? 2 : 3)];
        var tools = kinds.Select(kind => kind.Declare(random)).ToImmutableArray();
        var chosen = random.Next(kinds.Length);
        var request = kinds[chosen].Ask(random, length);
        var tool = tools[chosen];
        var sheet = new Worksheet(random, Words);
        sheet.Line($"{random.Pick(["The tool is", "This needs"])} {tool.Name}.");
        if (request.Work.Length > 0)
            sheet.Line($"{request.Work}");
        for (var i = 0; i < request.Values.Length; i++)
            sheet.Line($"{tool.Parameters[i].Name}: {request.Values[i]}");

        var arguments = $"{{{string.Join(",", request.Values.Select((value, i) => $"\"{tool.Parameters[i].Name}\":{(value is string ? $"\"{value}\"" : value)}"))}}}";
        var offered = new ToolList(tools, tool.Name, arguments);
        return new Problem
        {
            Family = Name,
            Language = Words.Language,
            Key = $"{kinds[chosen].Names[0]}: {string.Join(", ", request.Values)}",
            Question = request.Text,
            Chain = sheet.Text,
            Reply = offered.Reply,
            Answer = $"{{\"name\": \"{tool.Name}\", \"arguments\": {arguments}}}",
            Tools = offered,
            Result = length == ChainLength.Drill && random.Once(2) ? request.Result : null,
            Size = 1 + request.Values.Length,
        };
    }
}
