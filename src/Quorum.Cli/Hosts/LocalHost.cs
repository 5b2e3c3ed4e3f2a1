using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Quorum.Evaluation;
using Quorum.LlamaCpp;

namespace Quorum.Cli.Hosts;

/// <summary>A model in this process: a GGUF file, or the embedded one.</summary>
internal static class LocalHost
{
    private const long SmallModel = 50_000_000;

    // More than a context of a small model evaluates together, so that none stands idle while a chain is written to the disk, and a problem's samples are
    // there side by side: what they begin with alike is evaluated once.
    private const int ConcurrencyOfContext = 16;

    public static async Task<ModelHost> OpenAsync(string? path, int? contexts, int? concurrency, CancellationToken cancellationToken)
    {
        var model = LlamaModel.Load(path ?? TinyModel.GetPath(), cancellationToken: cancellationToken);
        try
        {
            var hash = await HashAsync(model.File.Parts, cancellationToken);

            // One thread evaluates the batches of a small model, so only several contexts use several processors.
            var isSmall = model.ParameterCount < SmallModel;
            var count = contexts ?? (isSmall ? Environment.ProcessorCount : 1);
            var options = new LlamaEngineOptions { Contexts = count };
            var engine = new LlamaEngine(model, options, ownsModel: true);
            return new ModelHost(
                new LlamaChatClient(engine, ownsEngine: true),
                new RunModel(model.Name, $"llama.cpp {LlamaEngine.NativeVersion}") { Sha256 = hash, File = path is null ? null : Path.GetFullPath(path), Setup = Describe(engine, options) },
                concurrency ?? ConcurrencyOfContext * count);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private static Dictionary<string, string> Describe(LlamaEngine engine, LlamaEngineOptions options) => new()
    {
        ["contexts"] = Text(options.Contexts),
        ["tokens of a sample"] = Text(engine.ContextSize),
        ["sequences"] = Text(engine.MaxSequences),
        ["threads"] = Text(engine.Threads),
        ["cache"] = options.CacheType.ToString(),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A model that is split into parts has the hash of their hashes.
    private static async Task<string> HashAsync(IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        var hashes = new List<string>();
        foreach (var part in parts)
            hashes.Add(await FileHash.OfAsync(part, cancellationToken));
        return hashes.Count == 1 ? hashes[0] : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', hashes))));
    }
}
