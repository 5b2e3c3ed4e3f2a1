namespace Quorum.LlamaCpp.Gguf;

/// <summary>Parses header, metadata and tensor table as ggml does, with every count and offset checked against the file.</summary>
/// <remarks>The format is specified in ggml's docs/gguf.md; what is refused beyond it is what ggml's own reader refuses.</remarks>
internal sealed class GgufParser(GgufReader reader)
{
    private const uint Magic = 0x46554747; // "GGUF", little-endian
    private const uint ArrayType = 9;

    // The least a metadata entry takes (length, one letter, type, one byte) and a tensor (length, one letter, dimensions, type, offset).
    private const int MetadataBytes = 14;
    private const int TensorBytes = 25;

    public GgufFile Parse()
    {
        if (reader.Length == 0) throw reader.Fault($"it is empty; fetch it again.");
        int version = ParseVersion();
        int tensorCount = reader.ReadCount("the number of tensors", TensorBytes, GgufLimits.Entries);
        int metadataCount = reader.ReadCount("the number of metadata entries", MetadataBytes, GgufLimits.Entries);
        Dictionary<string, GgufValue> metadata = ParseMetadata(metadataCount);
        long alignment = ParseAlignment(metadata);

        // The first part of a split model may hold nothing but metadata.
        if (tensorCount == 0 && !metadata.ContainsKey(GgufKeys.SplitCount))
            throw reader.Fault($"it holds no tensors, so it is a vocabulary or a template without a model.");
        List<GgufTensor> tensors = ParseTensors(tensorCount, alignment);
        long dataOffset = (reader.Position + alignment - 1) / alignment * alignment;
        long end = tensors is [.., var last] ? dataOffset + last.Offset + last.Length : reader.Position;
        if (end > reader.Length)
            throw reader.Fault($"it ends after {reader.Length:N0} of {end:N0} bytes: the download is incomplete, fetch it again.");
        return new(reader.Path, version, metadata, tensors, dataOffset);
    }

    private int ParseVersion()
    {
        uint magic = reader.ReadUInt32("the magic number");
        if (magic != Magic)
        {
            throw reader.Fault(
                $"it does not start with 'GGUF' but with 0x{magic:X8}. It is not a GGUF file; convert the model or pass another file.");
        }
        uint version = reader.ReadUInt32("the version");
        if (version != 0 && (version & 0xFFFF) == 0)
            throw reader.Fault($"it is a big-endian GGUF file; convert it to little-endian with gguf-py's gguf_convert_endian.");
        if (version is not (2 or 3))
            throw reader.Fault($"its GGUF version is {version}; versions 2 and 3 can be read. Fetch or convert the model anew.");
        return (int)version;
    }

    private Dictionary<string, GgufValue> ParseMetadata(int count)
    {
        var metadata = new Dictionary<string, GgufValue>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string key = reader.ReadName($"metadata key {i}", GgufLimits.Key);
            if (!metadata.TryAdd(key, ParseValue(key))) throw reader.Fault($"the metadata key '{key}' occurs twice.");
        }

        return metadata;
    }

    private GgufValue ParseValue(string key)
    {
        uint type = reader.ReadUInt32($"the type of '{key}'");
        bool isArray = type == ArrayType;
        if (isArray) type = reader.ReadUInt32($"the element type of '{key}'");
        if (isArray && type == ArrayType) throw reader.Fault($"'{key}' is an array of arrays, which GGUF readers do not support.");
        int size = (GgufValueType)type switch
        {
            GgufValueType.U8 or GgufValueType.I8 or GgufValueType.Boolean => 1,
            GgufValueType.U16 or GgufValueType.I16 => 2,
            GgufValueType.U32 or GgufValueType.I32 or GgufValueType.F32 => 4,
            GgufValueType.U64 or GgufValueType.I64 or GgufValueType.F64 or GgufValueType.Text => 8,
            _ => throw reader.Fault($"'{key}' has the unknown value type {type}."),
        };
        int count = isArray ? reader.ReadCount($"the length of the array '{key}'", size) : 1;
        if ((GgufValueType)type == GgufValueType.Text)
        {
            (byte[] data, int[] starts) = reader.ReadTexts(count, $"'{key}'");
            return new(GgufValueType.Text, isArray, count, data, starts);
        }

        return new((GgufValueType)type, isArray, count, reader.ReadBytes(count * size, $"'{key}'"));
    }

    private long ParseAlignment(Dictionary<string, GgufValue> metadata)
    {
        if (!metadata.TryGetValue(GgufKeys.Alignment, out GgufValue? value)) return GgufLimits.Alignment;
        if (value is not { Type: GgufValueType.U32, IsArray: false })
            throw reader.Fault($"'{GgufKeys.Alignment}' is no 32-bit unsigned integer.");
        long alignment = value.GetInt64();
        if (!long.IsPow2(alignment) || alignment < GgufLimits.Alignment)
        {
            throw reader.Fault(
                $"'{GgufKeys.Alignment}' is {alignment}; it must be a power of two, at least {GgufLimits.Alignment} for memory mapping.");
        }

        return alignment;
    }

    private List<GgufTensor> ParseTensors(int count, long alignment)
    {
        var tensors = new List<GgufTensor>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        Int128 next = 0;
        for (int i = 0; i < count; i++)
        {
            string name = reader.ReadName($"the name of tensor {i}", GgufLimits.TensorName - 1);
            if (!names.Add(name)) throw reader.Fault($"the tensor '{name}' occurs twice.");
            long[] dimensions = ParseDimensions(name);
            var type = (GgufTensorType)reader.ReadUInt32($"the type of tensor '{name}'");
            long length = LengthOf(name, type, dimensions);
            ulong offset = reader.ReadUInt64($"the offset of tensor '{name}'");
            if (offset != next)
            {
                throw reader.Fault(
                    $"the tensor '{name}' is said to start at {offset:N0}, but {next:N0} is next. It is corrupt, fetch it again.");
            }
            tensors.Add(new(name, type, dimensions, (long)offset, length));
            next = (next + length + alignment - 1) / alignment * alignment;
            if (next > long.MaxValue / 2) throw reader.Fault($"its tensors are larger than any file. It is corrupt, fetch it again.");
        }

        return tensors;
    }

    private long[] ParseDimensions(string name)
    {
        uint count = reader.ReadUInt32($"the dimensions of tensor '{name}'");
        if (count is 0 or > GgufLimits.Dimensions)
            throw reader.Fault($"the tensor '{name}' has {count} dimensions; it must have one to {GgufLimits.Dimensions}.");
        long[] dimensions = new long[count];
        for (int i = 0; i < dimensions.Length; i++)
        {
            ulong size = reader.ReadUInt64($"the dimensions of tensor '{name}'");
            if (size is 0 or > long.MaxValue) throw reader.Fault($"the tensor '{name}' has a dimension of {size}.");
            dimensions[i] = (long)size;
        }

        return dimensions;
    }

    private long LengthOf(string name, GgufTensorType type, long[] dimensions)
    {
        if (GgufBlock.Of(type) is not { } block) throw reader.Fault($"the tensor '{name}' has the unknown type {(uint)type}.");
        if (dimensions[0] % block.Weights != 0)
            throw reader.Fault($"the tensor '{name}' has rows of {dimensions[0]}, which is no multiple of the {block.Weights} of {type}.");
        Int128 weights = dimensions.Aggregate(Int128.One, (product, size) => product > long.MaxValue ? product : product * size);
        Int128 length = weights / block.Weights * block.Bytes;
        if (weights >= long.MaxValue || length >= long.MaxValue)
        {
            throw reader.Fault(
                $"the tensor '{name}' of {string.Join(" x ", dimensions)} is larger than any file. It is corrupt, fetch it again.");
        }
        return (long)length;
    }
}
