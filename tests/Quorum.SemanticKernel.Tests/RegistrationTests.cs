using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Quorum.LlamaCpp;

namespace Quorum.SemanticKernel.Tests;

/// <summary>What the registrations put into a container, and what becomes of it.</summary>
public sealed class RegistrationTests
{
    private static readonly ServiceProviderOptions s_strict = new() { ValidateOnBuild = true, ValidateScopes = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Chat_client_alone_is_no_chat_completion_service_but_can_be_taken_as_one()
    {
        using var provider = new ServiceCollection().AddLlamaChatClient(TinyModel.GetPath(), TinyKernel.EngineOptions).BuildServiceProvider(s_strict);

        var client = provider.GetRequiredService<IChatClient>();

        Assert.Null(provider.GetService<IChatCompletionService>());
        Assert.Same(client, client.AsChatCompletionService());
        Assert.Same(client, client.GetService<IChatCompletionService>());
        Assert.Equal(TinyModel.Name, client.GetRequiredService<ChatClientMetadata>().DefaultModelId);
    }

    [Fact]
    public async Task Chat_client_taken_as_a_chat_completion_service_keeps_the_reasoning()
    {
        using var provider = new ServiceCollection().AddLlamaChatClient(TinyModel.GetPath(), TinyKernel.EngineOptions).BuildServiceProvider(s_strict);
        var chat = provider.GetRequiredService<IChatClient>().AsChatCompletionService();

        var reply = await chat.GetChatMessageContentAsync(TinyKernel.Ask(), TinyKernel.Settings(("max_tokens", 5)), cancellationToken: Token);

        Assert.NotEmpty(Assert.IsType<ReasoningContent>(Assert.Single(reply.Items)).Text);
    }

    [Fact]
    public void Chat_completion_is_both_views_over_one_model()
    {
        using var provider = new ServiceCollection().AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions).BuildServiceProvider(s_strict);

        var client = provider.GetRequiredService<IChatClient>();
        var chat = provider.GetRequiredService<IChatCompletionService>();

        Assert.Same(client, chat);
        Assert.Same(client.GetRequiredService<LlamaModel>(), chat.AsChatClient().GetRequiredService<LlamaModel>());
    }

    [Fact]
    public void Service_id_is_the_key_of_both_views()
    {
        using var provider = new ServiceCollection().AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions, "math").BuildServiceProvider(s_strict);

        Assert.Null(provider.GetService<IChatClient>());
        Assert.Null(provider.GetService<IChatCompletionService>());
        Assert.Same(provider.GetRequiredKeyedService<IChatClient>("math"), provider.GetRequiredKeyedService<IChatCompletionService>("math"));
    }

    [Fact]
    public void Each_registration_has_a_model_of_its_own_and_the_last_one_wins()
    {
        using var provider = new ServiceCollection()
            .AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions)
            .AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions)
            .BuildServiceProvider(s_strict);

        var all = provider.GetServices<IChatClient>().ToList();

        Assert.Equal(2, all.Select(client => client.GetRequiredService<LlamaModel>()).Distinct().Count());
        Assert.Same(all[^1], provider.GetRequiredService<IChatClient>());
    }

    [Fact]
    public void Engine_has_the_size_that_was_asked_for()
    {
        var options = new LlamaEngineOptions { MaxSequences = 3, ContextSize = 256 };
        using var provider = new ServiceCollection().AddLlamaChatClient(TinyModel.GetPath(), options).BuildServiceProvider(s_strict);

        var engine = provider.GetRequiredService<IChatClient>().GetRequiredService<LlamaEngine>();

        Assert.Equal((3, 256), (engine.MaxSequences, engine.ContextSize));
    }

    [Fact]
    public void Middleware_is_put_around_the_model_the_first_one_outermost()
    {
        var built = new List<string>();
        using var provider = new ServiceCollection()
            .AddLlamaChatClient(TinyModel.GetPath(), TinyKernel.EngineOptions, configure: client => client
                .Use(inner => Note("outer", inner))
                .UseConsensus(2)
                .Use(inner => Note("inner", inner)))
            .BuildServiceProvider(s_strict);

        Assert.NotNull(provider.GetRequiredService<IChatClient>().GetService<ConsensusChatClient>());
        Assert.Equal(["inner: alone", "outer: consensus"], built);

        IChatClient Note(string name, IChatClient inner)
        {
            built.Add($"{name}: {(inner.GetService<ConsensusChatClient>() is null ? "alone" : "consensus")}");
            return inner;
        }
    }

    [Fact]
    public void Nothing_is_loaded_before_the_first_use()
    {
        using var provider = new ServiceCollection().AddLlamaChatCompletion("no/such/model.gguf").BuildServiceProvider(s_strict);

        var exception = Assert.Throws<FileNotFoundException>(() => provider.GetRequiredService<IChatClient>());

        Assert.Contains("no/such/model.gguf", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposed_container_frees_the_model()
    {
        var provider = new ServiceCollection().AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions).BuildServiceProvider(s_strict);
        var chat = provider.GetRequiredService<IChatCompletionService>();
        var model = provider.GetRequiredService<IChatClient>().GetRequiredService<LlamaModel>();

        await provider.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => chat.GetChatMessageContentAsync(TinyKernel.Ask(), cancellationToken: Token));
        Assert.Throws<ObjectDisposedException>(() => model.ToString());
    }

    [Fact]
    public void Middleware_that_fails_leaves_no_model_behind()
    {
        LlamaModel? model = null;
        using var provider = new ServiceCollection()
            .AddLlamaChatClient(TinyModel.GetPath(), TinyKernel.EngineOptions, configure: client => client.Use(inner =>
            {
                model = inner.GetRequiredService<LlamaModel>();
                throw new InvalidOperationException("No cache.");
            }))
            .BuildServiceProvider(s_strict);

        var exception = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IChatClient>());

        Assert.Equal("No cache.", exception.Message);
        Assert.Throws<ObjectDisposedException>(() => model!.ToString());
    }

    [Fact]
    public void Arguments_are_checked_when_registering()
    {
        var services = new ServiceCollection();
        var builder = Kernel.CreateBuilder();

        Assert.Throws<ArgumentNullException>("services", () => ((IServiceCollection)null!).AddLlamaChatClient("model.gguf"));
        Assert.Throws<ArgumentNullException>("services", () => ((IServiceCollection)null!).AddLlamaChatCompletion("model.gguf"));
        Assert.Throws<ArgumentNullException>("builder", () => ((IKernelBuilder)null!).AddLlamaChatClient("model.gguf"));
        Assert.Throws<ArgumentNullException>("builder", () => ((IKernelBuilder)null!).AddLlamaChatCompletion("model.gguf"));
        Assert.Throws<ArgumentNullException>("modelPath", () => services.AddLlamaChatClient(null!));
        Assert.Throws<ArgumentException>("modelPath", () => services.AddLlamaChatCompletion(" "));
        Assert.Throws<ArgumentException>("modelPath", () => builder.AddLlamaChatClient(""));
        Assert.Throws<ArgumentNullException>("modelPath", () => builder.AddLlamaChatCompletion(null!));
        Assert.Empty(services);
    }
}
