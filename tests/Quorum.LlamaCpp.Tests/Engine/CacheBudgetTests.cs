using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class CacheBudgetTests
{
    private const long Gibibyte = 1L << 30;

    // DeepSeek-R1-Distill-Llama-8B in F16.
    private const int Trained = 131_072;
    private const int BytesPerToken = 131_072;

    [Theory]
    [InlineData(64, 1024, 64 * 4096)]
    [InlineData(16, 1024, Trained)]
    [InlineData(1, 1024, Trained)]
    public void Cells_where_memory_abounds_are_what_the_sequences_need(int sequences, int gibibytes, int expected) =>
        Assert.Equal(expected, CacheBudget.Cells(sequences, Trained, BytesPerToken, gibibytes * Gibibyte));

    [Theory]
    [InlineData(16)]
    [InlineData(4)]
    public void Cells_where_memory_is_short_fill_half_of_it(int gibibytes) =>
        Assert.Equal(gibibytes * Gibibyte / 2, CacheBudget.Cells(64, Trained, BytesPerToken, gibibytes * Gibibyte) * (long)BytesPerToken);

    [Fact]
    public void Cells_of_a_model_with_a_short_context_are_the_whole_context_of_every_sequence() =>
        Assert.Equal(8 * 1024, CacheBudget.Cells(8, 1024, 128, Gibibyte));

    [Fact]
    public void Cells_without_memory_are_one() => Assert.Equal(1, CacheBudget.Cells(8, 1024, 128, 0));
}
