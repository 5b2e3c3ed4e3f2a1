using System.Buffers.Binary;
using System.Text;
using Quorum.LlamaCpp.Gguf;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Gguf;

public sealed class GgufParserTests
{
    private readonly byte[] _bytes = new EditableModel().Set(writer => writer.Add("general.alignment", 32u)).ToBytes();
    private readonly List<GgufField> _fields;

    public GgufParserTests() => _fields = GgufField.FindAll(_bytes);

    [Fact]
    public void Parse_a_file_of_another_kind_says_so()
    {
        "PK\u0003\u0004"u8.CopyTo(_bytes);

        Refuses("not a GGUF file");
    }

    [Fact]
    public void Parse_a_big_endian_file_says_how_to_convert_it()
    {
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(4), 3);

        Refuses("big-endian");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Parse_another_version_says_which_can_be_read(byte version)
    {
        _bytes[4] = version;

        Refuses($"version is {version}; versions 2 and 3");
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData(1_000_000)]
    public void Parse_more_metadata_than_the_file_has_room_for_is_refused(ulong count)
    {
        Set(Field(GgufFieldKind.Count, "metadata"), count);

        Refuses("the number of metadata entries");
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1_000_000)]
    public void Parse_more_tensors_than_the_file_has_room_for_is_refused(ulong count)
    {
        Set(Field(GgufFieldKind.Count, "tensors"), count);

        Refuses("the number of tensors");
    }

    [Fact]
    public void Parse_no_tensors_is_refused()
    {
        Set(Field(GgufFieldKind.Count, "tensors"), 0);

        Refuses("holds no tensors");
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 62)]
    [InlineData(int.MaxValue)]
    public void Parse_a_text_longer_than_the_file_is_refused(ulong length)
    {
        Set(Field(GgufFieldKind.Length, "general.name"), length);

        Refuses("'general.name' has a length of");
    }

    [Fact]
    public void Parse_an_array_longer_than_the_file_is_refused()
    {
        Set(Field(GgufFieldKind.Count, "tokenizer.ggml.token_type"), 1UL << 32);

        Refuses("the length of the array 'tokenizer.ggml.token_type'");
    }

    [Fact]
    public void Parse_an_unknown_value_type_is_refused()
    {
        Set(Field(GgufFieldKind.Type, "general.name"), 13);

        Refuses("unknown value type 13");
    }

    [Fact]
    public void Parse_an_array_of_arrays_is_refused()
    {
        Set(_fields.Last(field => field is { Kind: GgufFieldKind.Type, Owner: "tokenizer.ggml.merges" }), 9);

        Refuses("array of arrays");
    }

    [Fact]
    public void Parse_a_key_that_occurs_twice_is_refused()
    {
        Rename("llama.attention.head_count", "llama.attention.key_length");

        Refuses("the metadata key 'llama.attention.key_length' occurs twice");
    }

    [Fact]
    public void Parse_a_key_that_is_not_UTF8_is_refused()
    {
        _bytes[Name("general.name").Position] = 0xFF;

        Refuses("is not UTF-8");
    }

    [Fact]
    public void Parse_a_key_with_a_zero_is_refused()
    {
        _bytes[Name("general.name").Position + 3] = 0;

        Refuses("contains a zero byte");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(33)]
    public void Parse_an_alignment_that_cannot_be_mapped_is_refused(uint alignment)
    {
        Set(Field(GgufFieldKind.Number, "general.alignment"), alignment);

        Refuses($"'general.alignment' is {alignment}");
    }

    [Fact]
    public void Parse_an_alignment_of_another_type_is_refused()
    {
        Set(Field(GgufFieldKind.Type, "general.alignment"), (uint)GgufValueType.F32);

        Refuses("'general.alignment' is no 32-bit unsigned integer");
    }

    [Fact]
    public void Parse_a_tensor_name_that_occurs_twice_is_refused()
    {
        Rename("blk.0.attn_q.weight", "blk.0.attn_k.weight");

        Refuses("the tensor 'blk.0.attn_k.weight' occurs twice");
    }

    [Fact]
    public void Parse_a_tensor_name_longer_than_ggml_keeps_is_refused()
    {
        Set(Field(GgufFieldKind.Length, "", Name("token_embd.weight").Position - sizeof(ulong)), 64);

        Refuses("it must have 1 to 63");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(uint.MaxValue)]
    public void Parse_a_tensor_of_another_rank_is_refused(uint rank)
    {
        Set(Field(GgufFieldKind.Count, "output.weight"), rank);

        Refuses($"has {rank} dimensions");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1UL << 63)]
    public void Parse_a_dimension_that_is_not_positive_is_refused(ulong size)
    {
        Set(Field(GgufFieldKind.Dimension, "output.weight"), size);

        Refuses($"has a dimension of {size}");
    }

    [Fact]
    public void Parse_dimensions_whose_product_overflows_is_refused()
    {
        Set(Field(GgufFieldKind.Dimension, "output.weight"), 1UL << 62);

        Refuses("is larger than any file");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(31)]
    [InlineData(43)]
    [InlineData(uint.MaxValue)]
    public void Parse_an_unknown_tensor_type_is_refused(uint type)
    {
        Set(Field(GgufFieldKind.TensorType, "output.weight"), type);

        Refuses($"unknown type {type}");
    }

    [Fact]
    public void Parse_rows_that_are_no_whole_number_of_blocks_is_refused()
    {
        Set(Field(GgufFieldKind.TensorType, "output.weight"), (uint)GgufTensorType.Q4_K);

        Refuses("no multiple of the 256 of Q4_K");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(ulong.MaxValue)]
    public void Parse_an_offset_out_of_order_is_refused(ulong offset)
    {
        Set(Field(GgufFieldKind.Offset, "blk.0.attn_q.weight"), offset);

        Refuses("the tensor 'blk.0.attn_q.weight' is said to start at");
    }

    private GgufField Field(GgufFieldKind kind, string owner, int? position = null) =>
        _fields.First(field => field.Kind == kind && field.Owner == owner && (position is null || field.Position == position));

    private GgufField Name(string name) => _fields.First(field =>
        field.Kind == GgufFieldKind.Name && Encoding.UTF8.GetString(_bytes, field.Position, field.Size) == name);

    private void Rename(string name, string other) => Encoding.UTF8.GetBytes(other).AsSpan(0, name.Length).CopyTo(_bytes.AsSpan(Name(name).Position));

    private void Set(GgufField field, ulong number)
    {
        byte[] bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
        bytes.AsSpan(0, field.Size).CopyTo(_bytes.AsSpan(field.Position));
    }

    private void Refuses(string fault)
    {
        var exception = Assert.Throws<InvalidGgufException>(() => EditableModel.Parse(_bytes));
        Assert.Contains(fault, exception.Fault, StringComparison.Ordinal);
    }
}
