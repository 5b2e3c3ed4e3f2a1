using TinyModelTrainer.Problems.Calls;
using TinyModelTrainer.Problems.Code;
using TinyModelTrainer.Problems.Plans;

namespace TinyModelTrainer.Problems;

/// <summary>A question with one valid chain and its answer.</summary>
public sealed record Problem
{
    /// <summary>The kind of problem, e.g. <c>linear</c>.</summary>
    public required string Family { get; init; }

    /// <summary>The language of question and chain: <c>en</c> or <c>ru</c>.</summary>
    public required string Language { get; init; }

    /// <summary>
    /// What the problem is apart from its wording: equal for problems that differ only in the order of operands or equations, in names or in
    /// language. The held-out split is made by it.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>What the user writes.</summary>
    public required string Question { get; init; }

    /// <summary>The steps, as they stand between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c>.</summary>
    public required string Chain { get; init; }

    /// <summary>What follows the reasoning: a sentence with the answer in a box, a block of code, a call, or a plan.</summary>
    public required string Reply { get; init; }

    /// <summary>What is right: the content of the box, a program, a call as JSON, or what a plan does.</summary>
    public required string Answer { get; init; }

    /// <summary>How many operations the problem takes, roughly.</summary>
    public int Size { get; init; } = 1;

    /// <summary>The tests that a program must pass; null where no program is asked for.</summary>
    public Specification? Specification { get; init; }

    /// <summary>The tools that are offered; null where none is.</summary>
    public ToolList? Tools { get; init; }

    /// <summary>The functions and inputs that a plan may use; null where no plan is asked for.</summary>
    public PlanPrompt? Plan { get; init; }

    /// <summary>What the called tool returned, where the problem is to answer after the call; null where it is to make the call.</summary>
    public string? Result { get; init; }

    /// <summary>Whether a reply, as it follows the reasoning, is right: the box, one of the programs, the call, or a plan that does the same.</summary>
    public bool IsRight(string reply)
    {
        if (Result is not null)
            return reply.Contains(Result, StringComparison.Ordinal);
        if (Tools is not null)
            return reply == Reply;
        if (Plan is not null)
            return PlanReply.Understand(reply) == Answer;
        return Specification is null
            ? reply.Contains($"\\boxed{{{Answer}}}", StringComparison.Ordinal)
            : Specification.Programs.Any(program => reply == $"```csharp\n{program}\n```");
    }

    /// <summary>The prompt in the model's chat format.</summary>
    public string Prompt => $"<｜begin▁of▁sentence｜>{Tools?.Prompt ?? Plan?.Text}<｜User｜>{Question}<｜Assistant｜>{(Result is null ? "<think>\n" : Returned)}";

    /// <summary>What the model shall write after the prompt.</summary>
    public string Completion => Result is null
        ? $"{Chain}\n</think>\n\n{Reply}<｜end▁of▁sentence｜>"
        : $"The result is {Result}.<｜end▁of▁sentence｜>";

    // The call, without its reasoning, and its result; the model goes on without reasoning, as DeepSeek-R1 does.
    private string Returned => $"{Reply}<｜end▁of▁sentence｜><｜tool▁outputs▁begin｜><｜tool▁output▁begin｜>{Result}<｜tool▁output▁end｜><｜tool▁outputs▁end｜>";
}
