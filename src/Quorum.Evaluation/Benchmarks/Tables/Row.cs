using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quorum.Evaluation;

/// <summary>One row of a benchmark's file, whatever its format. Names of fields are compared without case.</summary>
/// <param name="fields">The fields.</param>
/// <param name="file">The file's name, for messages.</param>
/// <param name="number">The number of the row, from 1.</param>
internal sealed class Row(JsonObject fields, string file, int number)
{
    /// <summary>Gets the number of the row, from 1.</summary>
    public int Number => number;

    /// <summary>Gets what names the row where it has no id of its own: its number, in a folder of several files after the file's name.</summary>
    public string Name { get; private init; } = number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gets the file's name without folder and ending.</summary>
    public string FileName => Path.GetFileNameWithoutExtension(file);

    /// <summary>The same row as one of a file among others, which count their rows from 1 as well.</summary>
    public Row AmongFiles() => new(fields, file, number) { Name = $"{FileName}-{Name}" };

    /// <summary>Gets the text of the first of the fields that is there and not empty; a number is written as text.</summary>
    public string? Find(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Node(name) is { } node && ToText(node) is { Length: > 0 } text)
                return text;
        }

        return null;
    }

    /// <summary>Gets the text of the first of the fields that is there.</summary>
    /// <exception cref="FormatException">None is there, or all are empty.</exception>
    public string Get(params ReadOnlySpan<string> names) => Find(names)
        ?? throw Fault($"has no '{string.Join("' or '", names.ToArray())}'; its fields are {string.Join(", ", fields.Select(field => field.Key))}");

    /// <summary>Gets a field that is a list of texts.</summary>
    /// <exception cref="FormatException">It is not there, or something else.</exception>
    public IReadOnlyList<string> GetList(string name) => Node(name) is JsonArray items
        ? [.. items.Select(item => item is null ? "" : ToText(item))]
        : throw Fault($"has no list '{name}'");

    /// <summary>Gets a field as it is.</summary>
    public JsonNode? Node(string name) => fields.FirstOrDefault(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>A fault of the row, in words that go on after its name.</summary>
    public FormatException Fault(string problem, Exception? inner = null) => new($"Row {number.ToString(CultureInfo.InvariantCulture)} of '{file}' {problem}.", inner);

    private static string ToText(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>().Trim(),
        JsonValueKind.Null => "",
        _ => node.ToJsonString(),
    };
}
