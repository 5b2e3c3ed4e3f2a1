using System.CommandLine;
using Quorum.Evaluation;

namespace Quorum.Cli.Hosts;

/// <summary>The options that say which model answers: a GGUF file, a server, or, without any, the embedded model.</summary>
internal sealed class HostOptions
{
    private readonly Option<string?> _model = new("--model") { Description = "A GGUF file, or, with --endpoint, the model's name at the server. [default: the embedded model]", HelpName = "MODEL" };
    private readonly Option<Uri?> _endpoint = new("--endpoint")
    {
        Description = "A server that speaks OpenAI's protocol, such as http://localhost:8000/v1. Its key is read from OPENAI_API_KEY.",
        HelpName = "URL",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                return address;
            result.AddError($"--endpoint must be an address that begins with http:// or https://, but is '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    private readonly Option<int?> _concurrency = Numbers.Option("--concurrency", "How many samples are drawn at the same time. [default: 16, with a small model 8 for each context]", 1, 4096);
    private readonly Option<int?> _contexts = Numbers.Option("--contexts", "How many contexts of a local model work side by side. [default: 1, with a small model as many as there are processors]", 1, 256);

    /// <summary>Gets the options, for the command that has them.</summary>
    public IReadOnlyList<Option> All => [_model, _endpoint, _concurrency, _contexts];

    /// <summary>Opens the host that the command line names.</summary>
    public Task<ModelHost> OpenAsync(ParseResult result, CancellationToken cancellationToken) => OpenAsync(result, result.GetValue(_model), result.GetValue(_endpoint), cancellationToken);

    /// <summary>Opens the host that the command line names or, if it names none, the one that a run was begun with.</summary>
    public Task<ModelHost> OpenAsync(ParseResult result, RunModel begun, CancellationToken cancellationToken) => result.GetValue(_model) is null && result.GetValue(_endpoint) is null
        ? OpenAsync(result, begun.File ?? (begun.Endpoint is null ? null : begun.Name), begun.Endpoint is { } address ? new Uri(address) : null, cancellationToken)
        : OpenAsync(result, cancellationToken);

    private async Task<ModelHost> OpenAsync(ParseResult result, string? model, Uri? endpoint, CancellationToken cancellationToken) => endpoint is { } address
        ? ServerHost.Open(address, model ?? throw new ArgumentException("--endpoint needs --model, the model's name at the server."), result.GetValue(_concurrency))
        : await LocalHost.OpenAsync(model, result.GetValue(_contexts), result.GetValue(_concurrency), cancellationToken);
}
