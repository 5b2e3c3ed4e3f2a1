using System.Runtime.Versioning;
using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Gguf;

public sealed class GgufFileTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("quorum-gguf-").FullName;

    private string FilePath => Path.Combine(_directory, "model.gguf");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Read_a_model_tells_its_metadata_and_tensors()
    {
        RandomModel.Write(FilePath, new() { Layers = 3 }, seed: 1, GgufTensorType.Q8_0);

        GgufFile file = GgufFile.Read(FilePath);

        Assert.Equal(FilePath, file.Path);
        Assert.Equal(3, file.Version);
        Assert.Equal("llama", file.GetString("general.architecture"));
        Assert.Equal(3, file.GetInt64("llama.block_count"));
        Assert.Null(file.GetString("general.author"));
        Assert.Equal(320, file.Metadata["tokenizer.ggml.tokens"].Count);
        Assert.Equal("</think>", file.Metadata["tokenizer.ggml.tokens"].GetString(319));
        Assert.Equal(3 * 9 + 3, file.Tensors.Count);
        Assert.Equal((2 * 320 * 64) + 64 + (3 * ((2 * 64) + (2 * 64 * 64) + (2 * 64 * 32) + (3 * 64 * 128))), file.ParameterCount);
    }

    [Fact]
    public void Read_a_model_as_large_as_a_real_vocabulary_takes_less_than_a_second()
    {
        RandomModel.Write(FilePath, new() { Vocabulary = 128_256 }, seed: 1, GgufTensorType.Q4_0);
        _ = GgufFile.Read(FilePath);
        long start = TimeProvider.System.GetTimestamp();

        _ = GgufFile.Read(FilePath);

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Read_through_a_symbolic_link_reads_its_target()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows asks for a privilege to make links.");
        string target = Path.Combine(_directory, "target");
        RandomModel.Write(target, new(), seed: 1);
        File.CreateSymbolicLink(FilePath, target);

        Assert.Equal("llama", GgufFile.Read(FilePath).GetString("general.architecture"));
    }

    [Fact]
    public void Read_a_version_2_file_works_alike()
    {
        byte[] bytes = new EditableModel().ToBytes();
        bytes[4] = 2;

        Assert.Equal(2, EditableModel.Parse(bytes).Version);
    }

    [Fact]
    public void Read_a_missing_file_says_so()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => GgufFile.Read(FilePath));

        Assert.Equal(FilePath, exception.FileName);
        Assert.Contains("download the model first", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_a_file_in_a_missing_directory_says_so() =>
        Assert.Throws<FileNotFoundException>(() => GgufFile.Read(Path.Combine(_directory, "missing", "model.gguf")));

    [Fact]
    public void Read_a_directory_says_what_to_pass_instead()
    {
        var exception = Assert.Throws<UnauthorizedAccessException>(() => GgufFile.Read(_directory));

        Assert.Contains("is a directory; pass the .gguf file inside it", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Read_a_file_without_permission_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "This user may read every file.");
        RandomModel.Write(FilePath, new(), seed: 1);
        File.SetUnixFileMode(FilePath, UnixFileMode.None);

        var exception = Assert.Throws<UnauthorizedAccessException>(() => GgufFile.Read(FilePath));

        Assert.Contains("change its permissions", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_an_empty_file_says_so()
    {
        File.Create(FilePath).Dispose();

        var exception = Assert.Throws<InvalidGgufException>(() => GgufFile.Read(FilePath));

        Assert.Equal(FilePath, exception.FilePath);
        Assert.Equal("it is empty; fetch it again.", exception.Fault);
    }

    [Fact]
    public void Read_a_device_without_end_does_not_wait_for_one()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no /dev/zero.");

        Assert.Throws<InvalidGgufException>(() => GgufFile.Read("/dev/zero"));
    }

    [Fact]
    public void Read_a_download_that_broke_off_tells_how_much_is_there()
    {
        byte[] bytes = new EditableModel().ToBytes();
        File.WriteAllBytes(FilePath, bytes[..200_000]);

        var exception = Assert.Throws<InvalidGgufException>(() => GgufFile.Read(FilePath));

        Assert.Matches(@"it ends after 200,000 of 2\d\d,\d\d\d bytes: the download is incomplete, fetch it again", exception.Fault);
    }

    [Fact]
    public void Read_a_file_that_ends_anywhere_in_its_header_never_throws_anything_else()
    {
        byte[] bytes = new EditableModel().ToBytes();
        int headerEnd = (int)EditableModel.Parse(bytes).DataOffset;

        for (int length = 0; length < headerEnd; length++) Assert.Throws<InvalidGgufException>(() => EditableModel.Parse(bytes[..length]));
    }

    [Fact]
    public void Read_a_file_that_shrinks_meanwhile_says_so()
    {
        byte[] bytes = new EditableModel().ToBytes();

        var exception = Assert.Throws<InvalidGgufException>(() => GgufFile.Read(new MemoryStream(bytes, 0, 1000), bytes.Length, "model.gguf"));

        Assert.Contains("became shorter", exception.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void GetInt64_of_a_text_throws() =>
        Assert.Throws<InvalidOperationException>(() => new EditableModel().Read().GetInt64("general.architecture"));

    [Fact]
    public void GetString_of_an_array_throws() =>
        Assert.Throws<InvalidOperationException>(() => new EditableModel().Read().GetString("tokenizer.ggml.tokens"));
}
