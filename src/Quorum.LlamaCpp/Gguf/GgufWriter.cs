using System.Text;

namespace Quorum.LlamaCpp.Gguf;

/// <summary>Writes a GGUF file (version 3, little-endian, data aligned to 32 bytes).</summary>
/// <remarks>
/// Add metadata and tensors in the order in which the file shall hold them, then write. Loaders are strict about value
/// types: llama.cpp wants dimensions as <see cref="uint"/> and epsilons as <see cref="float"/>. The format is specified
/// in ggml's docs/gguf.md. A writer is not safe for concurrent use.
/// </remarks>
public sealed class GgufWriter
{
    private const int Alignment = 32;
    private const uint Version = 3;
    private const uint ArrayType = 9;

    private readonly OrderedDictionary<string, GgufValue> _metadata = [];
    private readonly OrderedDictionary<string, (GgufTensor Tensor, Action<Stream> Write)> _tensors = [];
    private long _dataLength;

    /// <summary>Gets what has been added so far.</summary>
    internal IReadOnlyDictionary<string, GgufValue> Metadata => _metadata;

    /// <summary>Adds a text.</summary>
    /// <inheritdoc cref="Add(string, GgufValue)"/>
    public GgufWriter Add(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Add(key, GgufValue.From(value));
    }

    /// <summary>Adds a truth value.</summary>
    /// <inheritdoc cref="Add(string, GgufValue)"/>
    public GgufWriter Add(string key, bool value) => Add(key, GgufValue.From(value));

    /// <summary>Adds a 32-bit signed integer.</summary>
    /// <inheritdoc cref="Add(string, GgufValue)"/>
    public GgufWriter Add(string key, int value) => Add(key, GgufValue.From(GgufValueType.I32, value));

    /// <summary>Adds a 32-bit unsigned integer.</summary>
    /// <inheritdoc cref="Add(string, GgufValue)"/>
    public GgufWriter Add(string key, uint value) => Add(key, GgufValue.From(GgufValueType.U32, value));

    /// <summary>Adds a 64-bit signed integer.</summary>
    /// <inheritdoc cref="Add(string, GgufValue)"/>
    public GgufWriter Add(string key, long value) => Add(key, GgufValue.From(GgufValueType.I64, value));

    /// <summary>Adds a 64-bit unsigned integer.</summary>
    /// <inheritdoc cref="Add(string, GgufValue)"/>
    public GgufWriter Add(string key, ulong value) => Add(key, GgufValue.From(GgufValueType.U64, value));

    /// <summary>Adds a 32-bit float.</summary>
    /// <inheritdoc cref="Add(string, GgufValue)"/>
    public GgufWriter Add(string key, float value) => Add(key, GgufValue.From(GgufValueType.F32, value));

    /// <summary>Adds an array of texts.</summary>
    /// <inheritdoc cref="Add(string, GgufValue)"/>
    public GgufWriter Add(string key, IReadOnlyList<string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Add(key, GgufValue.From(value));
    }

    /// <summary>Adds an array of 32-bit floats.</summary>
    /// <inheritdoc cref="Add(string, GgufValue)"/>
    public GgufWriter Add(string key, IReadOnlyList<float> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Add(key, GgufValue.From(GgufValueType.F32, value));
    }

    /// <summary>Adds an array of 32-bit signed integers.</summary>
    /// <inheritdoc cref="Add(string, GgufValue)"/>
    public GgufWriter Add(string key, IReadOnlyList<int> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Add(key, GgufValue.From(GgufValueType.I32, value));
    }

    /// <summary>Adds a value as another file holds it.</summary>
    /// <param name="key">The key, such as <c>llama.block_count</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>This writer.</returns>
    /// <exception cref="ArgumentException">The key is empty or has been added before.</exception>
    public GgufWriter Add(string key, GgufValue value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        if (!_metadata.TryAdd(key, value)) throw new ArgumentException($"The key '{key}' has been added before.", nameof(key));
        return this;
    }

    /// <summary>Adds a tensor whose data is in memory.</summary>
    /// <param name="name">The name; at most 63 bytes of UTF-8.</param>
    /// <param name="type">How <paramref name="data"/> stores the weights.</param>
    /// <param name="dimensions">One to four sizes, the fastest-changing first: a row comes before the number of rows.</param>
    /// <param name="data">The weights, exactly as many bytes as type and dimensions ask for. Not copied until written.</param>
    /// <returns>This writer.</returns>
    /// <exception cref="ArgumentException">The name, the dimensions or the length of the data do not fit.</exception>
    public GgufWriter AddTensor(string name, GgufTensorType type, IReadOnlyList<long> dimensions, ReadOnlyMemory<byte> data)
    {
        long expected = LengthOf(name, type, dimensions);
        if (data.Length != expected)
            throw new ArgumentException($"The tensor '{name}' takes {expected} bytes, but its data has {data.Length}.", nameof(data));
        return AddTensor(name, type, dimensions, stream => stream.Write(data.Span));
    }

    /// <summary>Adds a tensor whose data is produced when the file is written, for models larger than memory.</summary>
    /// <param name="name">The name; at most 63 bytes of UTF-8.</param>
    /// <param name="type">How the weights are stored.</param>
    /// <param name="dimensions">One to four sizes, the fastest-changing first: a row comes before the number of rows.</param>
    /// <param name="write">Writes exactly as many bytes as type and dimensions ask for; called once per file written.</param>
    /// <returns>This writer.</returns>
    /// <exception cref="ArgumentException">The name or the dimensions do not fit.</exception>
    public GgufWriter AddTensor(string name, GgufTensorType type, IReadOnlyList<long> dimensions, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var tensor = new GgufTensor(name, type, [.. dimensions], _dataLength, LengthOf(name, type, dimensions));
        if (!_tensors.TryAdd(name, (tensor, write)))
            throw new ArgumentException($"The tensor '{name}' has been added before.", nameof(name));
        _dataLength = Align(_dataLength + tensor.Length);
        return this;
    }

    /// <summary>Writes the file, replacing one that is there; an interrupted write leaves the old file as it was.</summary>
    /// <param name="path">The file to write.</param>
    /// <exception cref="InvalidOperationException">A tensor's callback wrote too few or too many bytes.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string part = $"{path}.{Path.GetRandomFileName()}.part";
        try
        {
            using (var stream = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20)) Write(stream);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Writes the model as several files, named as llama.cpp names and finds the parts of a split model.</summary>
    /// <param name="prefix">What comes before the numbers: <c>folder/name</c> gives <c>folder/name-00001-of-00003.gguf</c> and so on.</param>
    /// <param name="count">How many files; at least 2, and no more than there are tensors.</param>
    /// <returns>The paths, in order. The model is loaded by the first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of its range.</exception>
    /// <inheritdoc cref="Write(string)"/>
    public IReadOnlyList<string> WriteSplit(string prefix, int count)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _tensors.Count);
        IReadOnlyList<string> paths = new SplitName(prefix, 1, count).All();
        for (int i = 0; i < count; i++)
        {
            var part = new GgufWriter();
            if (i == 0)
            {
                foreach ((string key, GgufValue value) in _metadata) part.Add(key, value);
            }

            part.Add(GgufKeys.SplitNumber, GgufValue.From(GgufValueType.U16, (ushort)i))
                .Add(GgufKeys.SplitCount, GgufValue.From(GgufValueType.U16, (ushort)count))
                .Add(GgufKeys.SplitTensors, _tensors.Count);
            int end = (i + 1) * _tensors.Count / count;
            for (int t = i * _tensors.Count / count; t < end; t++)
            {
                (GgufTensor tensor, Action<Stream> write) = _tensors.GetAt(t).Value;
                part.AddTensor(tensor.Name, tensor.Type, tensor.Dimensions, write);
            }

            part.Write(paths[i]);
        }

        return paths;
    }

    /// <summary>Writes the file to a stream from its current position on; the stream stays open and need not seek.</summary>
    /// <param name="stream">The stream to write to.</param>
    /// <exception cref="InvalidOperationException">A tensor's callback wrote too few or too many bytes.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using MemoryStream header = WriteHeader();
        header.WriteTo(stream);
        ReadOnlySpan<byte> padding = stackalloc byte[Alignment];
        foreach ((GgufTensor tensor, Action<Stream> write) in _tensors.Values)
        {
            using var data = new ExactLengthStream(stream, tensor.Length);
            write(data);
            if (data.Remaining != 0)
                throw new InvalidOperationException($"The data of tensor '{tensor.Name}' ended {data.Remaining} bytes early.");
            stream.Write(padding[..(int)(Align(tensor.Length) - tensor.Length)]);
        }
    }

    private static long Align(long position) => (position + Alignment - 1) / Alignment * Alignment;

    private static long LengthOf(string name, GgufTensorType type, IReadOnlyList<long> dimensions)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(dimensions);
        if (Encoding.UTF8.GetByteCount(name) >= GgufLimits.TensorName)
            throw new ArgumentException($"The tensor name '{name}' is longer than {GgufLimits.TensorName - 1} bytes.", nameof(name));
        if (dimensions.Count is 0 or > GgufLimits.Dimensions || dimensions.Any(size => size <= 0))
            throw new ArgumentException($"The tensor '{name}' needs one to four positive dimensions.", nameof(dimensions));
        if (GgufBlock.Of(type) is not { } block)
            throw new ArgumentOutOfRangeException(nameof(type), type, $"The tensor '{name}' has a type that ggml does not know.");
        if (dimensions[0] % block.Weights != 0)
        {
            throw new ArgumentException(
                $"The tensor '{name}' has rows of {dimensions[0]}, no multiple of the {block.Weights} of {type}.", nameof(dimensions));
        }

        return dimensions.Skip(1).Aggregate(dimensions[0] / block.Weights * block.Bytes, (length, size) => checked(length * size));
    }

    private static void WriteValue(BinaryWriter header, GgufValue value)
    {
        if (value.IsArray)
        {
            header.Write(ArrayType);
            header.Write((uint)value.Type);
            header.Write((ulong)value.Count);
        }
        else
        {
            header.Write((uint)value.Type);
        }

        header.Write(value.Data);
    }

    private MemoryStream WriteHeader()
    {
        var stream = new MemoryStream();
        using var header = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        header.Write("GGUF"u8);
        header.Write(Version);
        header.Write((ulong)_tensors.Count);
        header.Write((ulong)_metadata.Count);
        foreach ((string key, GgufValue value) in _metadata)
        {
            WriteString(header, key);
            WriteValue(header, value);
        }

        foreach ((GgufTensor tensor, _) in _tensors.Values)
        {
            WriteString(header, tensor.Name);
            header.Write((uint)tensor.Dimensions.Count);
            foreach (long size in tensor.Dimensions) header.Write((ulong)size);
            header.Write((uint)tensor.Type);
            header.Write((ulong)tensor.Offset);
        }

        header.Flush();
        stream.SetLength(Align(stream.Length));
        return stream;
    }

    private static void WriteString(BinaryWriter header, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        header.Write((ulong)bytes.Length);
        header.Write(bytes);
    }
}
