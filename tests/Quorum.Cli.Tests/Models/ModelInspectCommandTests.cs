using System.Security.Cryptography;
using System.Text.Json;

namespace Quorum.Cli.Tests.Models;

public sealed class ModelInspectCommandTests
{
    [Fact]
    public async Task Inspect_a_model_tells_what_it_is_and_that_it_fits()
    {
        QuorumRun run = await InspectAsync(TinyModel.GetPath(), "--samples", "8", "--tokens", "512");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        foreach (string part in (ReadOnlySpan<string>)[TinyModel.Name, "llama, 2.3 million parameters", "1,024 tokens", "DeepSeek", "</think>", "F16", "8 samples of 512 tokens", "Fits", "none found"])
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_as_JSON_holds_the_same_and_the_hash()
    {
        QuorumRun run = await InspectAsync(TinyModel.GetPath(), "--json", "--hash", "--kv", "q8_0");

        using JsonDocument json = JsonDocument.Parse(run.Output);
        byte[] file = await File.ReadAllBytesAsync(TinyModel.GetPath(), TestContext.Current.CancellationToken);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), json.RootElement.GetProperty("sha256")[0].GetString());
        Assert.Equal(TinyModel.Name, json.RootElement.GetProperty("name").GetString());
        Assert.Equal("q8_0", json.RootElement.GetProperty("memory").GetProperty("kv").GetString());
        Assert.True(json.RootElement.GetProperty("memory").GetProperty("fits").GetBoolean());
        Assert.Equal(0, json.RootElement.GetProperty("faults").GetArrayLength());
    }

    [Fact]
    public async Task Inspect_a_plan_larger_than_any_machine_says_how_much_fits()
    {
        QuorumRun run = await InspectAsync(TinyModel.GetPath(), "--samples", "256", "--tokens", "4194304");

        Assert.Equal(8, run.ExitCode);
        Assert.Matches("No, only .* are available; [0-9,]+ tokens a sample fit", run.Output);
    }

    [Fact]
    public async Task Inspect_a_damaged_model_lists_the_faults()
    {
        string path = Path.GetTempFileName();
        try
        {
            byte[] file = await File.ReadAllBytesAsync(TinyModel.GetPath(), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(path, file[..^1000], TestContext.Current.CancellationToken);

            QuorumRun run = await InspectAsync(path);

            Assert.Equal(1, run.ExitCode);
            Assert.Contains("the download is incomplete, fetch it again", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("/nowhere/model.gguf")]
    [InlineData("/nowhere/model.gguf", "--samples", "0")]
    [InlineData("/nowhere/model.gguf", "--kv", "q2")]
    public async Task Inspect_with_a_wrong_command_line_says_so(params string[] args)
    {
        QuorumRun run = await InspectAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("Error: ", run.Error, StringComparison.Ordinal);
    }

    private static Task<QuorumRun> InspectAsync(params string[] args) =>
        QuorumProcess.RunAsync(new Dictionary<string, string>(), ["model", "inspect", .. args]);
}
