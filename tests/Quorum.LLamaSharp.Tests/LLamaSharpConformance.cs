using Microsoft.Extensions.AI;
using Quorum.Conformance;

namespace Quorum.LLamaSharp.Tests;

public sealed class LLamaSharpConformance(ConformanceReport report, TinyWeights tiny) : ChatClientConformance(report)
{
    private const string NoGrammar = "LLamaSharp hosts the model without the grammars of Quorum.LlamaCpp, which bind answers and calls.";

    protected override string Name => nameof(LLamaSharpChatClient);

    protected override IReadOnlyDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>
    {
        [nameof(Answer_of_a_type_is_read)] = NoGrammar,
        [nameof(Schema_binds_the_answer)] = NoGrammar,
        [nameof(Required_call_is_made_with_arguments_of_the_schema)] = NoGrammar,
        [nameof(Function_is_invoked_and_its_result_goes_back)] = NoGrammar,
        [nameof(Tools_that_may_be_called_are_told_to_the_model_which_answers_or_calls)] = "Tools are not described to the model.",
    };

    protected override IChatClient CreateClient() => tiny.CreateClient();
}
