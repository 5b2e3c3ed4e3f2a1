namespace Quorum.LlamaCpp.Gguf;

/// <summary>A model in several files. The first has the metadata of the model; each has tensors, its number and the number of files.</summary>
/// <remarks>llama.cpp finds the other parts by the name of the first, and ends the process when a number is not of the type it wants.</remarks>
internal static class SplitModel
{
    private const int MaxParts = 9999;

    /// <summary>Reads the other parts of a split model and takes all as one file; any other file is returned as it is.</summary>
    /// <param name="first">The file that was named.</param>
    /// <param name="parse">Reads a file.</param>
    public static GgufFile Join(GgufFile first, Func<string, GgufFile> parse)
    {
        if (Number(first, GgufKeys.SplitCount) is not { } count) return RequireTensors(first);
        if (count <= 1) return RequireTensors(first);
        int number = Number(first, GgufKeys.SplitNumber) ?? throw Fault(first, $"'{GgufKeys.SplitNumber}' is missing; split the model anew.");
        SplitName name = SplitName.TryParse(first.Path) is { } parsed && parsed.Count == count && parsed.Number == number + 1
            ? parsed
            : throw Fault(first, $"it is part {number + 1} of {count}, so it must be named like NAME-{number + 1:D5}-of-{count:D5}.gguf beside the other parts.");
        IReadOnlyList<string> paths = name.All();
        if (number != 0) throw Fault(first, $"it is part {number + 1} of {count}; pass the first part, '{paths[0]}'.");
        if (count > MaxParts) throw Fault(first, $"it is said to have {count} parts; no model has more than {MaxParts}.");
        var tensors = new List<GgufTensor>(first.Tensors);
        for (int i = 1; i < paths.Count; i++) tensors.AddRange(ReadPart(first, paths[i], i, count, parse).Select(tensor => tensor with { Part = i }));
        CheckTensors(first, tensors);
        return new(first.Path, first.Version, first.Metadata, tensors, first.DataOffset) { Parts = paths };
    }

    private static IReadOnlyList<GgufTensor> ReadPart(GgufFile first, string path, int number, int count, Func<string, GgufFile> parse)
    {
        if (!File.Exists(path))
            throw Fault(first, $"part {number + 1} of {count}, '{path}', is missing. Download all parts into the same folder.");
        GgufFile part = parse(path);
        if (Number(part, GgufKeys.SplitNumber) != number || Number(part, GgufKeys.SplitCount) != count)
            throw Fault(part, $"it is not part {number + 1} of {count} as its name says; fetch it again.");
        return part.Tensors;
    }

    private static void CheckTensors(GgufFile first, List<GgufTensor> tensors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (GgufTensor tensor in tensors)
        {
            if (!names.Add(tensor.Name)) throw Fault(first, $"the tensor '{tensor.Name}' is in two parts; they are not of the same model.");
        }

        if (first.Metadata.GetValueOrDefault(GgufKeys.SplitTensors) is not { Type: GgufValueType.I32, IsArray: false } expected)
            throw Fault(first, $"'{GgufKeys.SplitTensors}' is missing or no 32-bit integer; split the model anew.");
        if (expected.GetInt64() != tensors.Count)
            throw Fault(first, $"its parts hold {tensors.Count} tensors, but it is said to have {expected.GetInt64()}; they are not of the same model.");
        if (tensors.Count > GgufLimits.Entries) throw Fault(first, $"its parts hold {tensors.Count} tensors; no model has more than {GgufLimits.Entries}.");
        RequireTensors(first, tensors.Count);
    }

    private static GgufFile RequireTensors(GgufFile file) => RequireTensors(file, file.Tensors.Count);

    private static GgufFile RequireTensors(GgufFile file, int count) =>
        count > 0 ? file : throw Fault(file, $"it holds no tensors, so it is a vocabulary or a template without a model.");

    private static int? Number(GgufFile file, string key)
    {
        if (file.Metadata.GetValueOrDefault(key) is not { } value) return null;
        return value is { Type: GgufValueType.U16, IsArray: false } ? (int)value.GetInt64() : throw Fault(file, $"'{key}' is no 16-bit unsigned integer.");
    }

    private static InvalidGgufException Fault(GgufFile file, FormattableString fault) => new(file.Path, FormattableString.Invariant(fault));
}
