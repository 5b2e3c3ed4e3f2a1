using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Memory;

public sealed class MemoryCheckTests
{
    private const long Mebibyte = 1 << 20;

    private static readonly GgufFile s_model = new EditableModel(new RandomModelShape { Vocabulary = 4096 }).Read();

    [Fact]
    public void RequireWeights_of_a_model_larger_than_memory_names_the_quantisation()
    {
        var exception = Assert.Throws<InsufficientMemoryException>(() => MemoryCheck.RequireWeights(s_model, new(Mebibyte, IsContainerLimit: true)));

        Assert.StartsWith("The weights of 'model.gguf' take 1.1 MiB, but only 1.0 MiB of the container's limit are available.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("smaller quantisation", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RequireContext_of_one_that_does_not_fit_names_the_largest_that_does()
    {
        var context = new ContextShape { Cells = 1 << 20, Sequences = 4 };
        var available = new AvailableMemory(64 * Mebibyte, IsContainerLimit: false);

        var exception = Assert.Throws<InsufficientMemoryException>(() => MemoryCheck.RequireContext(s_model, context, available));

        int fits = int.Parse(System.Text.RegularExpressions.Regex.Match(exception.Message, "ContextSize to at most ([0-9,]+)").Groups[1].Value.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        MemoryCheck.RequireContext(s_model, context with { Cells = fits }, available);
        Assert.Throws<InsufficientMemoryException>(() => MemoryCheck.RequireContext(s_model, context with { Cells = fits + 256 }, available));
    }

    [Fact]
    public void RequireContext_where_no_cell_fits_names_sequences_and_batch()
    {
        var exception = Assert.Throws<InsufficientMemoryException>(() =>
            MemoryCheck.RequireContext(s_model, new ContextShape { Cells = 256, Sequences = 256 }, new(Mebibyte, IsContainerLimit: false)));

        Assert.Contains("Lower MaxSequences or BatchSize", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_an_engine_with_a_context_larger_than_any_machine_is_refused_before_memory_is_taken()
    {
        var directory = Directory.CreateTempSubdirectory("quorum-memory-");
        try
        {
            string path = Path.Combine(directory.FullName, "model.gguf");
            RandomModel.Write(path, new() { ContextLength = int.MaxValue, Layers = 32 }, seed: 1);
            using LlamaModel model = LlamaModel.Load(path, cancellationToken: TestContext.Current.CancellationToken);

            Assert.Throws<InsufficientMemoryException>(() => new LlamaEngine(model, new() { ContextSize = 2_000_000_000 }));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
