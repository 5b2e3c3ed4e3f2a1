using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parquet.Serialization;

namespace Quorum.Evaluation;

/// <summary>Apache Parquet, the format of Hugging Face's data sets.</summary>
internal static class ParquetTable
{
    public static async IAsyncEnumerable<Row> ReadAsync(Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int number = 0;
        foreach (IDictionary<string, object?> fields in await ReadAllAsync(stream, name, cancellationToken).ConfigureAwait(false))
        {
            number++;
            yield return new Row((JsonObject)ToNode(fields)!, name, number);
        }
    }

    private static async Task<IEnumerable> ReadAllAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await ParquetSerializer.DeserializeUntypedAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false)).Data;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The reader has no exception of its own for every way in which a file can be damaged.
            throw new FormatException($"'{name}' is not a Parquet file that can be read: {e.Message}", e);
        }
    }

    private static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        IDictionary<string, object?> fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, ToNode(field.Value)))),
        IEnumerable items and not byte[] => new JsonArray([.. items.Cast<object?>().Select(ToNode)]),
        IFormattable number and not (DateTime or TimeSpan) => JsonNode.Parse(JsonSerializer.Serialize(number, number.GetType())),
        _ => JsonValue.Create(value.ToString()),
    };
}
