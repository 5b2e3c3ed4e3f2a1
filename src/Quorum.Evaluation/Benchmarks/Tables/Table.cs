using System.Runtime.CompilerServices;

namespace Quorum.Evaluation;

/// <summary>Reads the rows of a file in any of the formats that benchmarks are published in; its name tells which.</summary>
internal static class Table
{
    /// <summary>Reads the rows of a file, or of all such files of a folder, in the order of their names.</summary>
    /// <param name="path">A file that ends in .jsonl, .json, .csv or .parquet, or a folder of such.</param>
    /// <param name="header">The names of the columns of CSV files that have no header; <see langword="null"/> if they have one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="FormatException">The file is not what its name says.</exception>
    /// <exception cref="FileNotFoundException">There is nothing at the path.</exception>
    public static async IAsyncEnumerable<Row> ReadAsync(string path, IReadOnlyList<string>? header = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        string[] files = Files(path);
        foreach (string file in files)
        {
            Stream stream = File.OpenRead(file);
            await using (stream.ConfigureAwait(false))
            {
                await foreach (Row row in ReadAsync(stream, file, header, cancellationToken).ConfigureAwait(false))
                    yield return files.Length > 1 ? row.AmongFiles() : row;
            }
        }
    }

    /// <summary>Reads the rows of an open file.</summary>
    public static IAsyncEnumerable<Row> ReadAsync(Stream stream, string name, IReadOnlyList<string>? header = null, CancellationToken cancellationToken = default) =>
        Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".jsonl" => JsonTable.ReadLinesAsync(stream, name, cancellationToken),
            ".json" => JsonTable.ReadArrayAsync(stream, name, cancellationToken),
            ".csv" => CsvTable.ReadAsync(stream, name, header, cancellationToken),
            ".parquet" => ParquetTable.ReadAsync(stream, name, cancellationToken),
            _ => throw new FormatException($"'{name}' is no benchmark's file: its name must end in .jsonl, .json, .csv or .parquet."),
        };

    private static string[] Files(string path)
    {
        if (File.Exists(path))
            return [path];

        if (!Directory.Exists(path))
            throw new FileNotFoundException($"There is no file or folder '{path}'.", path);

        string[] files = [.. Directory.EnumerateFiles(path).Where(IsTable).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new FileNotFoundException($"The folder '{path}' holds no .jsonl, .json, .csv or .parquet file.", path);
    }

    private static bool IsTable(string file) => Path.GetExtension(file).ToLowerInvariant() is ".jsonl" or ".json" or ".csv" or ".parquet";
}
