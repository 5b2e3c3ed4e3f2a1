using System.Runtime.InteropServices;
using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Gguf;

public sealed class GgufWriterTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("quorum-gguf-").FullName;

    private string FilePath => Path.Combine(_directory, "model.gguf");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Write_every_kind_of_value_reads_back_equal()
    {
        GgufFile file = new EditableModel().Set(writer => writer
            .Add("text", "ünïcode 你好")
            .Add("empty", "")
            .Add("yes", true)
            .Add("int", -7)
            .Add("uint", uint.MaxValue)
            .Add("long", long.MinValue)
            .Add("ulong", 1UL << 40)
            .Add("float", 0.1f)
            .Add("texts", ["a", "", "ccc"])
            .Add("none", Array.Empty<string>())
            .Add("floats", [1f, -2f])
            .Add("ints", [3, -4])).Read();

        Assert.Equal("ünïcode 你好", file.GetString("text"));
        Assert.Equal("", file.GetString("empty"));
        Assert.True(file.GetBoolean("yes"));
        Assert.Equal(-7, file.GetInt64("int"));
        Assert.Equal(uint.MaxValue, file.GetInt64("uint"));
        Assert.Equal(long.MinValue, file.GetInt64("long"));
        Assert.Equal(1L << 40, file.GetInt64("ulong"));
        Assert.Equal(0.1f, (float)file.GetDouble("float")!);
        Assert.Equal(["a", "", "ccc"], Enumerable.Range(0, 3).Select(file.Metadata["texts"].GetString));
        Assert.Equal(0, file.Metadata["none"].Count);
        Assert.Equal([1, -2], Enumerable.Range(0, 2).Select(file.Metadata["floats"].GetDouble));
        Assert.Equal([3, -4], Enumerable.Range(0, 2).Select(file.Metadata["ints"].GetInt64));
    }

    [Fact]
    public void Write_puts_each_tensor_where_the_table_says_it_is()
    {
        float[] first = [1, 2, 3];
        float[] second = [4, 5];
        var stream = new MemoryStream();
        new GgufWriter()
            .AddTensor("first", GgufTensorType.F32, [3], MemoryMarshal.AsBytes<float>(first).ToArray())
            .AddTensor("second", GgufTensorType.F32, [1, 2], data => data.Write(MemoryMarshal.AsBytes<float>(second)))
            .Write(stream);

        // No model, so only the parser reads it.
        GgufFile file = new GgufParser(new GgufReader(new MemoryStream(stream.ToArray()), stream.Length, "tensors.gguf")).Parse();

        Assert.Equal(["first", "second"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([1, 2], file.Tensors[1].Dimensions);
        Assert.Equal(5, file.ParameterCount);
        Assert.All(file.Tensors, tensor => Assert.Equal(0, (file.DataOffset + tensor.Offset) % 32));
        Assert.Equal(first, DataOf(file.Tensors[0]));
        Assert.Equal(second, DataOf(file.Tensors[1]));

        float[] DataOf(GgufTensor tensor) =>
            MemoryMarshal.Cast<byte, float>(stream.ToArray().AsSpan((int)(file.DataOffset + tensor.Offset), (int)tensor.Length)).ToArray();
    }

    [Fact]
    public void Write_to_a_path_replaces_the_file_and_leaves_nothing_else()
    {
        File.WriteAllText(FilePath, "old");

        new GgufWriter().Add("key", 1u).Write(FilePath);

        Assert.StartsWith("GGUF", File.ReadAllText(FilePath), StringComparison.Ordinal);
        Assert.Equal([FilePath], Directory.GetFiles(_directory));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Write_with_a_callback_of_another_length_throws_and_keeps_the_old_file(int length)
    {
        File.WriteAllText(FilePath, "old");
        GgufWriter writer = new GgufWriter().AddTensor("tensor", GgufTensorType.F32, [1], stream => stream.Write(new byte[length]));

        Assert.Throws<InvalidOperationException>(() => writer.Write(FilePath));

        Assert.Equal("old", File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_directory));
    }

    [Fact]
    public void Add_the_same_key_again_throws()
    {
        GgufWriter writer = new GgufWriter().Add("key", 1);

        Assert.Throws<ArgumentException>(() => writer.Add("key", 2));
    }

    [Fact]
    public void AddTensor_the_same_name_again_throws()
    {
        GgufWriter writer = new GgufWriter().AddTensor("tensor", GgufTensorType.I8, [1], new byte[1]);

        Assert.Throws<ArgumentException>(() => writer.AddTensor("tensor", GgufTensorType.I8, [1], new byte[1]));
    }

    [Theory]
    [InlineData("tensor", GgufTensorType.F32, new long[] { 2 }, 7)]
    [InlineData("tensor", GgufTensorType.Q4_0, new long[] { 16 }, 9)]
    [InlineData("tensor", (GgufTensorType)4, new long[] { 32 }, 18)]
    [InlineData("tensor", GgufTensorType.F32, new long[] { 0 }, 0)]
    [InlineData("tensor", GgufTensorType.F32, new long[0], 4)]
    [InlineData("tensor", GgufTensorType.F32, new long[] { 1, 1, 1, 1, 1 }, 4)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", GgufTensorType.F32, new long[] { 1 }, 4)]
    public void AddTensor_that_no_reader_would_accept_throws(string name, GgufTensorType type, long[] dimensions, int bytes) =>
        Assert.ThrowsAny<ArgumentException>(() => new GgufWriter().AddTensor(name, type, dimensions, new byte[bytes]));
}
