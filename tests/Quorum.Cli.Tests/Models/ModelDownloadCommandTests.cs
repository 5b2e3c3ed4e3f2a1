using System.Text;
using Quorum.Testing;

namespace Quorum.Cli.Tests.Models;

public sealed class ModelDownloadCommandTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quorum-cli-").FullName;
    private readonly FileServer _server = new(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("A model. ", 50_000))));

    private Dictionary<string, string> Settings => new()
    {
        ["HF_ENDPOINT"] = _server.Address.ToString(),
        ["HF_HOME"] = _folder,
        ["HF_HUB_CACHE"] = "",
        ["HF_TOKEN"] = "",
    };

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Download_prints_the_path_alone_and_tells_the_rest_on_the_error_stream()
    {
        QuorumRun run = await DownloadAsync("owner/model:model.gguf");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Path.Combine(_folder, "hub", "models--owner--model", "snapshots", _server.Commit!, "model.gguf"), run.Output.Trim());
        Assert.Contains("100.0 % of 439 KiB", run.Error, StringComparison.Ordinal);
        Assert.Contains("Downloaded; the SHA-256 is right.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_again_says_that_it_was_there()
    {
        await DownloadAsync("owner/model:model.gguf");

        Assert.Contains("It was there already.", (await DownloadAsync("owner/model:model.gguf")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_a_model_of_the_catalogue_that_is_another_file_is_refused()
    {
        QuorumRun run = await DownloadAsync();

        Assert.Equal(6, run.ExitCode);
        Assert.Equal($"/bartowski/DeepSeek-R1-Distill-Llama-8B-GGUF/resolve/935d400c2ed1a29cc2a1045df25ec7998fb4dfe4/DeepSeek-R1-Distill-Llama-8B-Q4_K_M.gguf", Assert.Single(_server.Requests).Path);
        Assert.Contains("must have 4,920,736,608", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_of_a_revision_that_is_gone_takes_the_newest_and_holds_it_to_the_hash()
    {
        _server.Respond = (request, response) => request.Path.Contains("/main/", StringComparison.Ordinal)
            ? _server.ServeAsync(request, response)
            : response.HeadAsync(404, ("Content-Length", "0"));

        QuorumRun run = await DownloadAsync("DeepSeek-R1-Distill-Llama-8B:Q6_K");

        Assert.Equal(6, run.ExitCode);
        Assert.Contains("it must be 6277b5d729562f2e", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, 4, "set HF_TOKEN or pass --token-file")]
    [InlineData(404, 3, "a private one needs an access token")]
    public async Task Download_of_what_the_hub_does_not_give_says_what_to_do(int status, int exitCode, string message)
    {
        _server.Respond = (_, response) => response.HeadAsync(status, ("Content-Length", "0"));

        QuorumRun run = await DownloadAsync("owner/model:model.gguf");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("gpt-5")]
    [InlineData("owner/model")]
    [InlineData("owner/model:model.gguf", "--connections", "99")]
    [InlineData("owner/model:model.gguf", "--sha256", "12")]
    [InlineData("owner/model:model.gguf", "--token-file", "/nowhere/token")]
    [InlineData("owner/model:model.gguf", "--nonsense")]
    public async Task Download_with_a_wrong_command_line_says_so_in_one_line(params string[] args)
    {
        QuorumRun run = await DownloadAsync(args);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("Error: ", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Download_sends_the_token_of_a_file()
    {
        string token = Path.Combine(_folder, "my-token");
        await File.WriteAllTextAsync(token, "hf_mine\n", TestContext.Current.CancellationToken);

        await DownloadAsync("owner/model:model.gguf", "--token-file", token);

        Assert.All(_server.Requests, request => Assert.Equal("Bearer hf_mine", request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Download_sends_the_token_that_the_login_of_the_hub_left()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "token"), "hf_login", TestContext.Current.CancellationToken);

        await DownloadAsync("owner/model:model.gguf");

        Assert.All(_server.Requests, request => Assert.Equal("Bearer hf_login", request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Download_goes_through_the_proxy_of_the_environment()
    {
        Dictionary<string, string> settings = Settings;
        settings["HF_ENDPOINT"] = "http://hub.invalid";
        settings["HTTP_PROXY"] = settings["http_proxy"] = _server.Address.ToString();
        settings["NO_PROXY"] = settings["no_proxy"] = "";

        QuorumRun run = await QuorumProcess.RunAsync(settings, "model", "download", "owner/model:model.gguf");

        Assert.Equal(0, run.ExitCode);
        Assert.All(_server.Requests, request => Assert.Equal("http://hub.invalid/owner/model/resolve/main/model.gguf", request.Path));
    }

    [Fact]
    public async Task Download_with_list_names_the_models_and_their_licence()
    {
        QuorumRun run = await DownloadAsync("--list");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("DeepSeek-R1-Distill-Llama-8B:Q4_K_M", run.Output, StringComparison.Ordinal);
        Assert.Contains("Built with Llama", run.Error, StringComparison.Ordinal);
    }

    private Task<QuorumRun> DownloadAsync(params string[] args) => QuorumProcess.RunAsync(Settings, ["model", "download", .. args]);
}
