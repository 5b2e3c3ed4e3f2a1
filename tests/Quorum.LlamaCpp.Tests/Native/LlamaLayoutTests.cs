using System.Runtime.InteropServices;
using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Tests.Native;

public sealed class LlamaLayoutTests
{
    [Fact]
    public void Declared_structs_fit_the_library()
    {
        _ = LlamaRuntime.Version;

        Assert.Null(LlamaLayout.FindMismatch());
    }

    [Theory]
    [InlineData(nameof(LlamaModelParams.LazyMode), 28)]
    [InlineData(nameof(LlamaModelParams.MainGpu), 32)]
    [InlineData(nameof(LlamaModelParams.TensorSplit), 40)]
    [InlineData(nameof(LlamaModelParams.VocabularyOnly), 72)]
    [InlineData(nameof(LlamaModelParams.LoadMtp), 77)]
    public void Model_parameters_lie_where_the_header_has_them(string field, int offset) =>
        Assert.Equal(offset, (int)Marshal.OffsetOf<LlamaModelParams>(field));

    [Theory]
    [InlineData(nameof(LlamaContextParams.MaxOutputsPerSequence), 24)]
    [InlineData(nameof(LlamaContextParams.Threads), 28)]
    [InlineData(nameof(LlamaContextParams.FlashAttentionType), 52)]
    [InlineData(nameof(LlamaContextParams.EvalCallback), 88)]
    [InlineData(nameof(LlamaContextParams.AbortCallback), 112)]
    [InlineData(nameof(LlamaContextParams.KvUnified), 133)]
    [InlineData(nameof(LlamaContextParams.OtherContext), 152)]
    public void Context_parameters_lie_where_the_header_has_them(string field, int offset) =>
        Assert.Equal(offset, (int)Marshal.OffsetOf<LlamaContextParams>(field));

    [Fact]
    public unsafe void Declared_structs_have_the_sizes_of_the_header() =>
        Assert.Equal(
            (80, 160, 56, 12, 32),
            (sizeof(LlamaModelParams), sizeof(LlamaContextParams), sizeof(LlamaBatch), sizeof(LlamaTokenData), sizeof(LlamaTokenDataArray)));

    [Fact]
    public void Shifted_field_is_noticed_and_named()
    {
        _ = LlamaRuntime.Version;
        var model = NativeMethods.llama_model_default_params();
        model.LazyMode = model.MainGpu;
        var context = NativeMethods.llama_context_default_params();
        context.Threads = (int)context.MaxOutputsPerSequence;

        Assert.Contains("lazy_mode", LlamaLayout.ModelDefaults(model), StringComparison.Ordinal);
        Assert.Contains("n_threads", LlamaLayout.ContextDefaults(context), StringComparison.Ordinal);
    }
}
