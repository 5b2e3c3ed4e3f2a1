using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quorum.Evaluation;

/// <summary>Objects in JSON: one a line, or all in one array.</summary>
internal static class JsonTable
{
    public static async IAsyncEnumerable<Row> ReadLinesAsync(Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        int number = 0;
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return new Row(Parse(() => JsonNode.Parse(line), name, number), name, number);
        }
    }

    public static async IAsyncEnumerable<Row> ReadArrayAsync(Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JsonArray rows;
        try
        {
            rows = await JsonNode.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false) as JsonArray
                ?? throw new FormatException($"'{name}' is JSON, but not an array of objects.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"'{name}' is not JSON: {e.Message}", e);
        }

        for (int i = 0; i < rows.Count; i++)
            yield return new Row(Parse(() => rows[i], name, i + 1), name, i + 1);
    }

    private static JsonObject Parse(Func<JsonNode?> read, string name, int number)
    {
        try
        {
            return read() as JsonObject ?? throw new FormatException($"Row {number} of '{name}' is JSON, but not an object.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"Row {number} of '{name}' is not JSON: {e.Message}", e);
        }
    }
}
