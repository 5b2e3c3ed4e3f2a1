namespace Quorum.LlamaCpp.Gguf;

/// <summary>Takes values out of the metadata with exactly the type that llama.cpp wants; it refuses a model over any other.</summary>
internal sealed class MetadataRules(GgufFile file)
{
    public GgufFile File => file;

    public InvalidGgufException Fault(FormattableString fault) => new(file.Path, FormattableString.Invariant(fault));

    public string? Text(string key) => Value(key, GgufValueType.Text)?.GetString();

    public bool? Boolean(string key) => Value(key, GgufValueType.Boolean)?.GetBoolean();

    public long? UInt32(string key) => Value(key, GgufValueType.U32)?.GetInt64();

    /// <summary>A 32-bit unsigned integer that must be there and lie in a range.</summary>
    public long UInt32(string key, long least, long most) => UInt32(key, least, most, null);

    /// <summary>A 32-bit unsigned integer that must lie in a range, with a default when it may be left out.</summary>
    public long UInt32(string key, long least, long most, long? absent)
    {
        long value = UInt32(key) ?? absent ?? throw Fault($"'{key}' is missing; convert the model anew.");
        return value >= least && value <= most ? value : throw Fault($"'{key}' is {value}; it must be {least} to {most}.");
    }

    /// <summary>A 32-bit float that must be finite and at least as large as a bound.</summary>
    public double? Float32(string key, double least)
    {
        double? value = Value(key, GgufValueType.F32)?.GetDouble();
        return value is null || (double.IsFinite(value.Value) && value >= least)
            ? value
            : throw Fault($"'{key}' is {value}; it must be a number of at least {least}.");
    }

    public GgufValue? Array(string key, params ReadOnlySpan<GgufValueType> types)
    {
        GgufValue? value = file.Metadata.GetValueOrDefault(key);
        return value is null || (value.IsArray && types.Contains(value.Type))
            ? value
            : throw Fault($"'{key}' is {Describe(value)}; it must be an array of type {string.Join(" or ", types.ToArray())}.");
    }

    private static string Describe(GgufValue value) => value.IsArray ? $"an array of type {value.Type}" : $"of type {value.Type}";

    private GgufValue? Value(string key, GgufValueType type)
    {
        GgufValue? value = file.Metadata.GetValueOrDefault(key);
        return value is null || (!value.IsArray && value.Type == type)
            ? value
            : throw Fault($"'{key}' is {Describe(value)}; it must be of type {type}.");
    }
}
