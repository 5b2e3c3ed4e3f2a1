using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;

namespace Quorum.Evaluation;

/// <summary>Comma-separated values (RFC 4180), with a header or with one that the benchmark knows.</summary>
internal static class CsvTable
{
    public static async IAsyncEnumerable<Row> ReadAsync(Stream stream, string name, IReadOnlyList<string>? header, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { IgnoreBlankLines = true });
        int number = 0;
        while (await ReadAsync(csv, name, number, cancellationToken).ConfigureAwait(false))
        {
            string[] values = csv.Record!;
            if (header is null)
            {
                header = values;
                continue;
            }

            number++;
            if (values.Length != header.Count)
                throw new FormatException($"Row {number} of '{name}' has {values.Length} fields instead of {header.Count}.");

            yield return new Row(new JsonObject(header.Zip(values, (field, value) => KeyValuePair.Create(field, (JsonNode?)value))), name, number);
        }
    }

    private static async Task<bool> ReadAsync(CsvParser csv, string name, int number, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await csv.ReadAsync().ConfigureAwait(false);
        }
        catch (CsvHelperException e)
        {
            throw new FormatException($"Row {number + 1} of '{name}' is not CSV: {e.Message.Split('\n')[0].Trim()}", e);
        }
    }
}
