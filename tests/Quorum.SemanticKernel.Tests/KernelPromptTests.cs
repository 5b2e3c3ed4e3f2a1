using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Prompts of a kernel, through either view of the model.</summary>
public sealed class KernelPromptTests(TinyKernel tiny)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prompt_gives_the_text_the_message_and_the_response()
    {
        var result = await tiny.Kernel.InvokePromptAsync(TinyKernel.Question, new(TinyKernel.Settings(("seed", 1))), cancellationToken: Token);

        var message = result.GetValue<ChatMessageContent>()!;
        Assert.Contains(@"\boxed{", message.Content, StringComparison.Ordinal);
        Assert.NotEmpty(message.Reasoning());
        Assert.Equal(message.Content, result.GetValue<string>());
        Assert.Equal(message.Content, result.ToString());
        Assert.Same(message.InnerContent, result.GetValue<ChatResponse>());
        Assert.Equal("stop", result.Metadata!["FinishReason"]);
    }

    [Fact]
    public async Task Prompt_over_the_client_alone_gives_the_text_the_response_and_its_reasoning()
    {
        using var kernel = new OwnKernel(builder => builder.AddLlamaChatClient(TinyModel.GetPath(), TinyKernel.EngineOptions));

        var result = await kernel.Value.InvokePromptAsync(TinyKernel.Question, new(TinyKernel.Settings(("seed", 1))), cancellationToken: Token);

        var response = result.GetValue<ChatResponse>()!;
        Assert.Contains(@"\boxed{", response.Text, StringComparison.Ordinal);
        Assert.Equal(response.Text, result.GetValue<string>());
        Assert.NotEmpty(result.GetValue<TextReasoningContent>()!.Text);
        Assert.Equal(ChatRole.Assistant, result.GetValue<ChatMessage>()!.Role);
    }

    [Fact]
    public async Task Streamed_prompt_gives_the_text_of_the_whole_one()
    {
        var settings = TinyKernel.Settings(("seed", 1));

        var pieces = await tiny.Kernel.InvokePromptStreamingAsync<string>(TinyKernel.Question, new(settings), cancellationToken: Token).ToListAsync(Token);
        var whole = await tiny.Kernel.InvokePromptAsync<string>(TinyKernel.Question, new(settings), cancellationToken: Token);

        Assert.Equal(whole, string.Concat(pieces));
    }

    [Fact]
    public async Task History_is_not_encoded_while_a_template_encodes_its_variables_unless_told_otherwise()
    {
        const string question = "Is 3 < 4 & 5 > 2?";
        var settings = TinyKernel.Settings(("max_tokens", 1));
        var trusted = new PromptTemplateConfig("{{$question}}") { InputVariables = [new() { Name = "question", AllowDangerouslySetContent = true }] };
        var arguments = new KernelArguments(settings) { ["question"] = question };

        var plain = await tiny.Client.GetResponseAsync(question, new ChatOptions { MaxOutputTokens = 1 }, Token);
        var history = await tiny.Chat.GetChatMessageContentAsync(TinyKernel.Ask(question), settings, tiny.Kernel, Token);
        var encoded = await tiny.Kernel.InvokePromptAsync<ChatMessageContent>("{{$question}}", arguments, cancellationToken: Token);
        var allowed = await tiny.Kernel.CreateFunctionFromPrompt(trusted).InvokeAsync<ChatMessageContent>(tiny.Kernel, arguments, Token);

        Assert.Equal(plain.Usage!.InputTokenCount, history.Usage().InputTokenCount);
        Assert.Equal(plain.Usage.InputTokenCount, allowed!.Usage().InputTokenCount);
        Assert.True(encoded!.Usage().InputTokenCount > plain.Usage.InputTokenCount);
    }

    [Fact]
    public async Task Service_is_chosen_by_service_id_and_else_the_last_one_registered()
    {
        using var kernel = new OwnKernel(builder => builder
            .AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions, "three", client => client.UseConsensus(3))
            .AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions, "two", client => client.UseConsensus(2)));

        Assert.Equal(3, await SamplesAsync(new() { ServiceId = "three" }));
        Assert.Equal(2, await SamplesAsync(new() { ServiceId = "two" }));
        Assert.Equal(2, await SamplesAsync(new()));
        await Assert.ThrowsAsync<KernelException>(() => SamplesAsync(new() { ServiceId = "four" }));

        async Task<int> SamplesAsync(PromptExecutionSettings settings)
        {
            settings.ExtensionData = new Dictionary<string, object> { ["max_tokens"] = 5 };
            var result = await kernel.Value.InvokePromptAsync(TinyKernel.Question, new(settings), cancellationToken: Token);
            return result.GetValue<ChatResponse>()!.GetConsensusResult()!.Chains.Count;
        }
    }

    [Fact]
    public async Task Service_is_chosen_by_the_name_of_its_model()
    {
        var other = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(other, Renamed("Quorum Tidy"), Token);
            using var kernel = new OwnKernel(builder => builder
                .AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions)
                .AddLlamaChatCompletion(other, TinyKernel.EngineOptions));

            Assert.Equal(TinyModel.Name, await AnswererAsync(kernel.Value, TinyModel.Name));
            Assert.Equal("Quorum Tidy", await AnswererAsync(kernel.Value, "Quorum Tidy"));
        }
        finally
        {
            File.Delete(other);
        }

        static async Task<string?> AnswererAsync(Kernel kernel, string modelId)
        {
            var prompt = new PromptTemplateConfig(TinyKernel.Question);
            prompt.AddExecutionSettings(new() { ModelId = modelId, ExtensionData = TinyKernel.Settings(("max_tokens", 5)).ExtensionData });
            return (await kernel.CreateFunctionFromPrompt(prompt).InvokeAsync<ChatMessageContent>(kernel, cancellationToken: Token))!.ModelId;
        }

        // A name of the same length leaves the file valid.
        static byte[] Renamed(string name)
        {
            var file = File.ReadAllBytes(TinyModel.GetPath());
            Encoding.ASCII.GetBytes(name).CopyTo(file, file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(TinyModel.Name)));
            return file;
        }
    }

    [Fact]
    public async Task Missing_file_is_named_at_first_use()
    {
        using var kernel = new OwnKernel(builder => builder.AddLlamaChatCompletion("no/such/model.gguf"));

        var exception = await Assert.ThrowsAsync<FileNotFoundException>(() => kernel.Value.InvokePromptAsync("Hello", cancellationToken: Token));

        Assert.Contains("no/such/model.gguf", exception.Message, StringComparison.Ordinal);
    }
}
