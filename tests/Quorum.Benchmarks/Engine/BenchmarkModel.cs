using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.Benchmarks;

/// <summary>The models that are measured: the embedded one, and the shapes of real ones with random weights.</summary>
internal static class BenchmarkModel
{
    /// <summary>Writes a model for as long as it is used.</summary>
    /// <param name="name">tiny, 1b or 8b.</param>
    /// <param name="use">What is done with its file.</param>
    public static async Task UseAsync(string name, Func<string, Task> use)
    {
        if (name == "tiny")
        {
            await use(TinyModel.GetPath());
            return;
        }

        var path = Path.Combine(Path.GetTempPath(), $"quorum-benchmark-{name}-{Environment.ProcessId}.gguf");
        try
        {
            RandomModel.Write(path, name == "8b" ? RandomModelShape.EightBillion : RandomModelShape.OneBillion, seed: 1, GgufTensorType.Q4_0);
            await use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
