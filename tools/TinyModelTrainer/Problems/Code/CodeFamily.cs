using System.Collections.Immutable;
using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Code;

/// <summary>
/// C# methods described in words: a task is a sequence of stages, the chain names each stage with its call, and the reply is the method.
/// </summary>
/// <param name="name">The family's name.</param>
/// <param name="parameter">The parameter of the method, e.g. <c>int[] xs</c>.</param>
/// <param name="draw">Draws the stages of a task.</param>
/// <param name="arguments">Draws the arguments of the tests.</param>
public sealed class CodeFamily(string name, string parameter, Func<Random, ChainLength, Stage[]> draw, Func<Random, object[]> arguments)
    : Family(name, Wording.English)
{
    private static readonly string[] s_requests =
        ["Write a C# function Solve({0}) that does this: {1}.", "Write a C# method Solve({0}): {1}.", "In C#, write Solve({0}). It must {2}."];

    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var stages = draw(random, length);
        var type = stages[^1].Yields;
        var variable = parameter.Split(' ')[1];
        var calls = stages.Select(stage => random.Pick(stage.Calls)).ToArray();
        var sheet = new Worksheet(random, Words);
        for (var i = 0; i < stages.Length; i++)
            sheet.Line($"{i + 1}. {stages[i].Order}: {calls[i].Replace("{0}", "...", StringComparison.Ordinal)}");
        sheet.Line($"{parameter.Split(' ')[0]} to {type}");

        var programs = Programs(stages, variable).SelectMany(expression => Forms(type, expression)).ToImmutableArray();
        var program = random.Pick([.. Forms(type, Compose(variable, calls, type))]);
        return new Problem
        {
            Family = Name,
            Language = Words.Language,
            Key = $"{parameter}: {string.Join("; ", stages.Select(stage => stage.Order))}",
            Question = Ask(random, stages),
            Chain = sheet.Text,
            Reply = $"```csharp\n{program}\n```",
            Answer = program,
            Size = stages.Length,
            Specification = new Specification($"{type} Solve({parameter})", Tests(random, stages), programs),
        };
    }

    private string Ask(Random random, Stage[] stages)
    {
        if (Phrase(stages) is { } phrase && random.Once(2))
            return $"Write a C# {random.Pick(["function", "method"])} Solve({parameter}) that returns {phrase}.";

        var orders = stages.Select(stage => stage.Order).ToArray();
        var list = orders is [var only] ? only : $"{string.Join(", ", orders[..^1])}{random.Pick([", then ", ", and "])}{orders[^1]}";
        return string.Format(null, random.Pick(s_requests), parameter, list, list);
    }

    /// <summary>The stages as one noun phrase, e.g. "the sum of the squares of the even numbers"; null where they make none.</summary>
    private static string? Phrase(Stage[] stages)
    {
        string? phrase = null;
        foreach (var stage in stages)
        {
            if (stage.Phrase is null || (phrase is not null && !stage.Phrase.Contains("{0}", StringComparison.Ordinal)))
                return null;
            phrase = string.Format(null, stage.Phrase, phrase ?? "the numbers");
        }

        return phrase;
    }

    private static IEnumerable<string> Programs(Stage[] stages, string variable)
    {
        IEnumerable<string[]> choices = [[]];
        foreach (var stage in stages)
            choices = choices.SelectMany(_ => stage.Calls, (calls, call) => (string[])[.. calls, call]);
        return choices.Select(calls => Compose(variable, calls, stages[^1].Yields));
    }

    private static string Compose(string variable, string[] calls, string type)
    {
        var expression = variable;
        foreach (var call in calls)
            expression = call.Contains("{0}", StringComparison.Ordinal) ? call.Replace("{0}", expression, StringComparison.Ordinal) : expression + call;
        return type.EndsWith(']') ? expression + ".ToArray()" : expression;
    }

    private IEnumerable<string> Forms(string type, string expression) =>
    [
        $"public static {type} Solve({parameter}) => {expression};",
        $"public static {type} Solve({parameter})\n{{\n    return {expression};\n}}",
    ];

    private ImmutableArray<UnitTest> Tests(Random random, Stage[] stages) =>
        [.. arguments(random).Select(argument => new UnitTest(argument, stages.Aggregate(argument, (value, stage) => stage.Run(value))))];
}
