using System.Text.Json;
using Microsoft.Extensions.AI;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Chat;
using TinyModelTrainer.Tokens;

namespace TinyModelTrainer.Problems.Calls;

/// <summary>The model is trained on the prompts that the client writes, token by token.</summary>
public sealed class ToolPromptTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.gguf");
    private readonly Tokenizer _tokenizer = new(Vocabulary.Load());
    private readonly LlamaModel _model;

    public ToolPromptTests()
    {
        BlankModel.Write(_path, Vocabulary.Load());
        _model = LlamaModel.Load(_path);
    }

    [Theory]
    [InlineData(ChainLength.Drill)]
    [InlineData(ChainLength.Full)]
    public void The_client_writes_the_prompt_of_training(ChainLength length)
    {
        var generator = new ProblemGenerator(new Random(8));
        var format = ChatFormat.Of(_model, null);
        for (var i = 0; i < 40; i++)
        {
            var problem = generator.NextForTraining(new CallFamily(), length);
            var choice = ToolChoice.Of(new ChatOptions { Tools = [.. problem.Tools!.Tools.Select(Declare)] });
            var prompt = format.Render(Messages(problem), [], skipReasoning: false, choice);
            Assert.Equal(_tokenizer.Encode(problem.Prompt), prompt.Tokens);
        }
    }

    public void Dispose()
    {
        _model.Dispose();
        File.Delete(_path);
    }

    private static List<ChatMessage> Messages(Problem problem)
    {
        List<ChatMessage> messages = [new(ChatRole.User, problem.Question)];
        if (problem.Result is null)
            return messages;

        var arguments = JsonElement.Parse(problem.Tools!.Arguments).EnumerateObject().ToDictionary(argument => argument.Name, argument => (object?)argument.Value);
        messages.Add(new(ChatRole.Assistant, [new FunctionCallContent("1", problem.Tools.Name, arguments)]));
        messages.Add(new(ChatRole.Tool, [new FunctionResultContent("1", problem.Result)]));
        return messages;
    }

    private static AITool Declare(Tool tool) => AIFunctionFactory.CreateDeclaration(tool.Name, tool.Description, JsonElement.Parse(tool.Schema));
}
