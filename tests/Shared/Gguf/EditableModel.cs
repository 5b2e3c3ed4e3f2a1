using System.Runtime.InteropServices;
using Quorum.LlamaCpp.Gguf;

namespace Quorum.Testing;

/// <summary>A small random model whose metadata and tensors a test changes before it is written.</summary>
internal sealed class EditableModel
{
    private readonly OrderedDictionary<string, GgufValue> _metadata = [];
    private readonly OrderedDictionary<string, (GgufTensorType Type, long[] Dimensions, byte[] Data)> _tensors = [];

    public EditableModel(RandomModelShape? shape = null, GgufTensorType type = GgufTensorType.F16)
    {
        using var stream = new MemoryStream();
        RandomModel.Create(shape ?? new(), seed: 1, type).Write(stream);
        GgufFile file = Parse(stream.ToArray());
        foreach ((string key, GgufValue value) in file.Metadata) _metadata.Add(key, value);
        foreach (GgufTensor tensor in file.Tensors)
        {
            byte[] data = stream.GetBuffer().AsSpan((int)(file.DataOffset + tensor.Offset), (int)tensor.Length).ToArray();
            _tensors.Add(tensor.Name, (tensor.Type, [.. tensor.Dimensions], data));
        }
    }

    public static GgufFile Parse(byte[] bytes) => GgufFile.Read(new MemoryStream(bytes), bytes.Length, "model.gguf");

    /// <summary>Replaces or adds a metadata value; the change names one of the writer's Add overloads.</summary>
    public EditableModel Set(Action<GgufWriter> add)
    {
        var single = new GgufWriter();
        add(single);
        foreach ((string key, GgufValue value) in single.Metadata) _metadata[key] = value;
        return this;
    }

    /// <summary>Makes it a model of another architecture, whose hyper-parameters have the same names but for the first part.</summary>
    public EditableModel SetArchitecture(string architecture)
    {
        string before = _metadata["general.architecture"].GetString();
        _metadata["general.architecture"] = GgufValue.From(architecture);
        foreach (string key in _metadata.Keys.Where(key => key.StartsWith($"{before}.", StringComparison.Ordinal)).ToArray())
        {
            GgufValue value = _metadata[key];
            _metadata.Remove(key);
            _metadata.Add(architecture + key[before.Length..], value);
        }

        return this;
    }

    public EditableModel Remove(string key) => _metadata.Remove(key) ? this : throw new ArgumentException($"There is no key '{key}'.");

    public EditableModel RemoveMetadata()
    {
        _metadata.Clear();
        return this;
    }

    public EditableModel RemoveTensors()
    {
        _tensors.Clear();
        return this;
    }

    public EditableModel RemoveTensor(string name) =>
        _tensors.Remove(name) ? this : throw new ArgumentException($"There is no tensor '{name}'.");

    /// <summary>Replaces or adds a tensor: ones in F32, else whatever equal bytes mean in the type.</summary>
    public EditableModel SetTensor(string name, GgufTensorType type, params long[] dimensions)
    {
        GgufBlock block = GgufBlock.Of(type)!.Value;
        byte[] data = new byte[dimensions.Aggregate(1L, (product, size) => product * size) / block.Weights * block.Bytes];
        if (type == GgufTensorType.F32) MemoryMarshal.Cast<byte, float>(data.AsSpan()).Fill(1);
        else data.AsSpan().Fill(0x11);
        _tensors[name] = (type, dimensions, data);
        return this;
    }

    public IReadOnlyList<string> Strings(string key) => [.. Enumerable.Range(0, _metadata[key].Count).Select(_metadata[key].GetString)];

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        ToWriter().Write(stream);
        return stream.ToArray();
    }

    public IReadOnlyList<string> WriteSplit(string prefix, int count) => ToWriter().WriteSplit(prefix, count);

    public GgufFile Read() => Parse(ToBytes());

    private GgufWriter ToWriter()
    {
        var writer = new GgufWriter();
        foreach ((string key, GgufValue value) in _metadata) writer.Add(key, value);
        foreach ((string name, (GgufTensorType type, long[] dimensions, byte[] data)) in _tensors) writer.AddTensor(name, type, dimensions, data);
        return writer;
    }
}
