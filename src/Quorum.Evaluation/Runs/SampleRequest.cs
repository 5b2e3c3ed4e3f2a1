using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace Quorum.Evaluation;

/// <summary>Draws samples of one problem, each a request with a seed of its own.</summary>
internal sealed class SampleRequest
{
    private readonly Problem _problem;
    private readonly SampleSettings _settings;
    private readonly long[] _seeds;

    public SampleRequest(IChatClient client, Problem problem, RunManifest manifest)
    {
        _problem = problem;
        _seeds = SampleSeeds.Derive(SeedBase(manifest.Settings.Seed, problem), manifest.Samples);
        _settings = SampleSettings.Create(
            client,
            [new ChatMessage(ChatRole.User, problem.Prompt)],
            ToChatOptions(problem, manifest.Settings),
            new ConsensusOptions { Confidence = manifest.Settings.MeasuresConfidence ? new ConfidenceOptions() : null },
            TimeProvider.System);
    }

    /// <summary>The number from which the seeds of a problem's samples are derived: it depends on the run's seed and the problem alone, and more samples begin with the same seeds.</summary>
    public static long SeedBase(long seed, Problem problem)
    {
        byte[] id = Encoding.UTF8.GetBytes(problem.Id);
        byte[] text = new byte[sizeof(long) + id.Length];
        BinaryPrimitives.WriteInt64LittleEndian(text, seed);
        id.CopyTo(text, sizeof(long));
        return BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(text));
    }

    /// <summary>Draws a sample. A failure is a chain that failed.</summary>
    public async Task<Chain> DrawAsync(int sample, CancellationToken cancellationToken)
    {
        var request = new ChatSample(sample, _seeds[sample], _settings, new ConfidenceGate(null));
        Channel<Chain> finished = Channel.CreateUnbounded<Chain>();
        await request.RunAsync(finished.Writer, cancellationToken).ConfigureAwait(false);
        Chain chain = await finished.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);

        // A call has no text of its own, and is what counts where a tool is to be called.
        return _problem.Expected is ExpectedCall && request.Reply.OtherContents.OfType<FunctionCallContent>().FirstOrDefault() is { } call
            ? chain with { Text = ToolCallText.Write(call.Name, call.Arguments) }
            : chain;
    }

    private static ChatOptions ToChatOptions(Problem problem, RunSettings settings) => new()
    {
        Temperature = settings.Temperature,
        TopP = settings.TopP,
        MaxOutputTokens = settings.MaxOutputTokens,
        Tools = problem.Expected is ExpectedCall { Tools: var tools }
            ? [.. tools.Select(tool => AIFunctionFactory.CreateDeclaration(tool.Name, tool.Description, tool.Parameters))]
            : null,
    };
}
