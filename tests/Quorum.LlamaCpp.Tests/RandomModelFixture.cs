using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

[assembly: AssemblyFixture(typeof(Quorum.LlamaCpp.Tests.RandomModelFixture))]

namespace Quorum.LlamaCpp.Tests;

/// <summary>A small model with random weights, written and loaded once for all tests.</summary>
public sealed class RandomModelFixture : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("quorum-tests-").FullName;

    public RandomModelFixture()
    {
        ModelPath = Path.Combine(_directory, "random.gguf");
        RandomModel.Write(ModelPath, Shape, seed: 1, GgufTensorType.F32);
        Model = LlamaModel.Load(ModelPath);
    }

    internal static RandomModelShape Shape { get; } = new()
    {
        Layers = 2,
        Embedding = 64,
        FeedForward = 128,
        Heads = 4,
        KeyValueHeads = 2,
        HeadSize = 16,
        Vocabulary = 320,
        ContextLength = 4096,
    };

    public string ModelPath { get; }

    public LlamaModel Model { get; }

    /// <summary>A prompt of seeded random tokens, none of them special.</summary>
    public static int[] Prompt(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.Next(256))];
    }

    public void Dispose()
    {
        Model.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
