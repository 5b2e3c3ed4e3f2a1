namespace Quorum.LlamaCpp.Grammars;

/// <summary>A place in a JSON schema, as a JSON pointer (RFC 6901) in a URI fragment: <c>#/properties/name</c>.</summary>
internal readonly record struct SchemaLocation(string Path)
{
    public static SchemaLocation Root { get; } = new("#");

    /// <summary>The last part, to name a rule after.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public SchemaLocation Down(params ReadOnlySpan<string> parts)
    {
        var path = Path;
        foreach (var part in parts)
            path += "/" + part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return new(path);
    }

    public NotSupportedException Fault(string what) => new($"The JSON schema at '{Path}' {what}, which cannot be turned into a grammar for the model's output.");

    public override string ToString() => Path;
}
