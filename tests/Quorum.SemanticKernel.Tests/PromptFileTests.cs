using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace Quorum.SemanticKernel.Tests;

/// <summary>Prompts that live in files, with their settings.</summary>
public sealed class PromptFileTests : IDisposable
{
    private const string Config = """
        {
          "schema": 1,
          "name": "Solve",
          "description": "Solves a problem.",
          "execution_settings": {
            "default": { "temperature": 0.9, "top_p": 0.9, "max_tokens": 300, "quorum.samples": 3, "quorum.max_reasoning_tokens": 60 },
            "plain": { "service_id": "plain", "max_tokens": 20 }
          },
          "input_variables": [ { "name": "problem", "allow_dangerously_set_content": true } ]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly OwnKernel _kernel = new(builder => builder
        .AddLlamaChatCompletion(TinyModel.GetPath(), TinyKernel.EngineOptions, configure: client => client.UseConsensus(5)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prompt_directory_is_a_plugin_whose_settings_arrive_ours_included()
    {
        var prompt = Directory.CreateDirectory(Path.Combine(_folder, "Solve")).FullName;
        await File.WriteAllTextAsync(Path.Combine(prompt, "skprompt.txt"), "What is {{$problem}}?", Token);
        await File.WriteAllTextAsync(Path.Combine(prompt, "config.json"), Config, Token);
        var plugin = _kernel.Value.ImportPluginFromPromptDirectory(_folder, "math");

        var result = await _kernel.Value.InvokeAsync(plugin["Solve"], new() { ["problem"] = "37 * 24 - 5" }, Token);

        var consensus = result.GetValue<ChatResponse>()!.GetConsensusResult()!;
        Assert.Equal(3, consensus.SampleCount);
        Assert.Equal("What is 37 * 24 - 5?", consensus.Question);
        Assert.All(
            consensus.Chains.Where(chain => chain.Outcome == ChainOutcome.Answered),
            chain => Assert.EndsWith("so I give the best answer that I have.", chain.Reasoning, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_as_texts_are_understood_since_yaml_gives_them_so()
    {
        var settings = new PromptExecutionSettings
        {
            ExtensionData = new Dictionary<string, object>
            {
                ["temperature"] = "0.6",
                ["max_tokens"] = "300",
                ["min_p"] = "0.05",
                ["quorum.samples"] = "2",
                ["quorum.max_reasoning_tokens"] = "40",
            },
        };

        var result = await _kernel.Value.InvokePromptAsync(TinyKernel.Question, new(settings), cancellationToken: Token);

        var consensus = result.GetValue<ChatResponse>()!.GetConsensusResult()!;
        Assert.Equal(2, consensus.SampleCount);
        Assert.All(
            consensus.Chains.Where(chain => chain.Outcome == ChainOutcome.Answered),
            chain => Assert.EndsWith("so I give the best answer that I have.", chain.Reasoning, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_survive_json()
    {
        var settings = JsonSerializer.Deserialize<PromptExecutionSettings>("""{"quorum.samples":3,"min_p":0.1,"top_k":40}""")!;

        var options = settings.ToChatOptions(null);

        Assert.Equal(40, options.TopK);
        Assert.Equal(3.0, options.AdditionalProperties!["quorum.samples"]);
        Assert.Equal(0.1, options.AdditionalProperties["min_p"]);
    }

    public void Dispose()
    {
        _kernel.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
