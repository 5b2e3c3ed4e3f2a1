using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Gguf;

public sealed class GgufInspectionTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("quorum-inspection-").FullName;

    private string FilePath => Path.Combine(_directory, "model.gguf");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Of_a_good_model_finds_no_fault()
    {
        File.WriteAllBytes(FilePath, new EditableModel().ToBytes());

        GgufInspection inspection = GgufInspection.Of(FilePath);

        Assert.Empty(inspection.Faults);
        Assert.Equal("llama", inspection.File!.GetString("general.architecture"));
    }

    [Fact]
    public void Of_a_model_with_several_faults_lists_one_of_each_kind_and_what_is_legible()
    {
        File.WriteAllBytes(FilePath, new EditableModel()
            .Set(writer => writer.Add("llama.rope.freq_base", float.NaN).Add("tokenizer.ggml.eos_token_id", 999u))
            .ToBytes());

        GgufInspection inspection = GgufInspection.Of(FilePath);

        Assert.Collection(
            inspection.Faults,
            fault => Assert.Contains("'llama.rope.freq_base'", fault, StringComparison.Ordinal),
            fault => Assert.Contains("'tokenizer.ggml.eos_token_id'", fault, StringComparison.Ordinal));
        Assert.NotNull(inspection.File);
    }

    [Fact]
    public void Of_what_is_no_GGUF_file_says_so()
    {
        File.WriteAllText(FilePath, "<html>404 Not Found</html>");

        GgufInspection inspection = GgufInspection.Of(FilePath);

        Assert.Null(inspection.File);
        Assert.Contains("It is not a GGUF file", Assert.Single(inspection.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_split_model_with_a_part_missing_tells_what_the_first_part_says()
    {
        IReadOnlyList<string> paths = new EditableModel().WriteSplit(Path.Combine(_directory, "model"), 2);
        File.Delete(paths[1]);

        GgufInspection inspection = GgufInspection.Of(paths[0]);

        Assert.Contains("is missing", Assert.Single(inspection.Faults), StringComparison.Ordinal);
        Assert.Equal("llama", inspection.File!.GetString("general.architecture"));
    }
}
