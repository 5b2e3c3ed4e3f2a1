using System.Globalization;
using System.Text.RegularExpressions;
using Quorum.LlamaCpp.Gguf;
using Quorum.LlamaCpp.Native;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Memory;

public sealed partial class MemoryEstimateTests : IDisposable
{
    private static readonly RandomModelShape s_narrow = new() { Vocabulary = 4096 };
    private static readonly RandomModelShape s_wide = new() { Layers = 3, Embedding = 512, FeedForward = 1536, Heads = 8, KeyValueHeads = 2, HeadSize = 64, Vocabulary = 8192 };
    private static readonly RandomModelShape s_manyTokens = new() { Layers = 2, Embedding = 256, FeedForward = 512, Heads = 4, KeyValueHeads = 4, HeadSize = 64, Vocabulary = 65_536 };

    private readonly string _directory = Directory.CreateTempSubdirectory("quorum-memory-").FullName;

    public static TheoryData<string, GgufTensorType, ContextShape> Contexts
    {
        get
        {
            var data = new TheoryData<string, GgufTensorType, ContextShape>();
            foreach (var model in (ReadOnlySpan<string>)["narrow", "wide", "many tokens"])
            {
                data.Add(model, GgufTensorType.F32, new() { Cells = 256 });
                data.Add(model, GgufTensorType.F16, new() { Cells = 1024, Sequences = 8, BatchSize = 64, FlashAttention = false });
                data.Add(model, GgufTensorType.F16, new() { Cells = 8192, Sequences = 64 });
                data.Add(model, GgufTensorType.Q8_0, new() { Cells = 8192, Sequences = 64, FlashAttention = false });
                data.Add(model, GgufTensorType.F16, new() { Cells = 65_536, Sequences = 16, BatchSize = 256 });

                // A block of Q8_0 is wider than the narrow model's heads.
                if (model != "narrow")
                    data.Add(model, GgufTensorType.F16, new() { Cells = 16_384, Sequences = 64, KeyType = GgufTensorType.Q8_0, ValueType = GgufTensorType.Q8_0 });
            }

            return data;
        }
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Of_a_model_is_what_llama_cpp_allocates(string model, GgufTensorType type, ContextShape context)
    {
        var path = Path.Combine(_directory, "model.gguf");
        RandomModel.Write(path, model == "narrow" ? s_narrow : model == "wide" ? s_wide : s_manyTokens, seed: 1, type);

        var estimate = MemoryEstimate.Of(GgufFile.Read(path), context);

        var allocated = Allocate(path, context);
        Assert.Equal(allocated.Weights, estimate.Weights);
        AssertWithin(0.01, 64 * 1024, allocated.Cache, estimate.Cache);
        AssertWithin(0.10, 512 * 1024, allocated.Compute, estimate.Compute - (64L * context.Cells));
    }

    private static void AssertWithin(double share, long slack, long allocated, long estimated)
    {
        var tolerance = (long)(allocated * share) + slack;
        Assert.InRange(estimated, allocated - tolerance, allocated + tolerance);
    }

    private static unsafe MemoryEstimate Allocate(string path, ContextShape context)
    {
        using var model = LlamaModel.Load(path, new() { UseMemoryMap = false });
        var parameters = NativeMethods.llama_context_default_params();
        parameters.ContextSize = (uint)context.Cells;
        parameters.BatchSize = parameters.MicroBatchSize = (uint)Math.Min(context.Cells, context.BatchSize);
        parameters.MaxSequences = parameters.MaxOutputs = (uint)context.Sequences;
        parameters.KvUnified = 1;
        parameters.FlashAttentionType = context.FlashAttention ? 1 : 0;
        parameters.TypeK = (int)context.KeyType;
        parameters.TypeV = (int)context.ValueType;
        LlamaLog.Begin(LlamaLog.Info);
        var handle = NativeMethods.llama_init_from_model(model.Handle, parameters);
        var log = LlamaLog.End("");
        Assert.NotEqual(0, handle);
        NativeMethods.llama_free(handle);
        return new(model.SizeInBytes, Sum("KV"), Sum("compute") + Sum("output"));

        long Sum(string kind) => BufferSize().Matches(log)
            .Where(match => match.Groups["kind"].Value == kind)
            .Sum(match => (long)(double.Parse(match.Groups["size"].Value, CultureInfo.InvariantCulture) * 1024 * 1024));
    }

    [GeneratedRegex(@"(?<kind>KV|compute|output) buffer size =\s+(?<size>[0-9.]+) MiB")]
    private static partial Regex BufferSize();
}
