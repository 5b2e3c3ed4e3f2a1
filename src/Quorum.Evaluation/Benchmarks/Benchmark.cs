using System.Globalization;

namespace Quorum.Evaluation;

/// <summary>A set of problems as it is published: where, on which terms, how its files are read and how its questions are put.</summary>
/// <remarks>No data is shipped but the embedded model's own; a file is given by whoever has it.</remarks>
public sealed class Benchmark
{
    private readonly Func<Row, BenchmarkOptions, Problem?> _read;
    private readonly IReadOnlyList<string>? _header;

    /// <summary>Describes a benchmark.</summary>
    /// <param name="read">Makes a problem of a row, its prompt being the question alone; <see langword="null"/> if the options leave it out.</param>
    /// <param name="header">The columns of its CSV files where they have no header.</param>
    internal Benchmark(Func<Row, BenchmarkOptions, Problem?> read, IReadOnlyList<string>? header = null) => (_read, _header) = (read, header);

    /// <summary>Gets the name by which a command line calls it, such as <c>math-500</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what it is, for people.</summary>
    public required string Title { get; init; }

    /// <summary>Gets where its files come from, and which of them are read.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the licence that its publisher states.</summary>
    public required string Licence { get; init; }

    /// <summary>Gets what is added to its questions.</summary>
    public required Instruction Instruction { get; init; }

    /// <summary>Loads the problems.</summary>
    /// <param name="path">A file (.jsonl, .json, .csv or .parquet) or a folder of such files.</param>
    /// <param name="options">How they are made; by default as new options say.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The problems, in the order of the file, at least one.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is <see langword="null"/> or empty.</exception>
    /// <exception cref="FormatException">The file is not one of this benchmark; the message names the row and what is wrong with it.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public Task<IReadOnlyList<Problem>> LoadAsync(string path, BenchmarkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return LoadAsync(Table.ReadAsync(path, _header, cancellationToken), path, options ?? new());
    }

    /// <summary>Loads the problems from a stream.</summary>
    /// <param name="stream">The file's content.</param>
    /// <param name="fileName">The file's name, whose ending tells the format.</param>
    /// <param name="options">How they are made; by default as new options say.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The problems, in the order of the file, at least one.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The content is not that of this benchmark; the message names the row and what is wrong with it.</exception>
    public Task<IReadOnlyList<Problem>> LoadAsync(Stream stream, string fileName, BenchmarkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        return LoadAsync(Table.ReadAsync(stream, fileName, _header, cancellationToken), fileName, options ?? new());
    }

    private async Task<IReadOnlyList<Problem>> LoadAsync(IAsyncEnumerable<Row> rows, string path, BenchmarkOptions options)
    {
        var problems = new List<Problem>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        int read = 0;
        await foreach (Row row in rows.ConfigureAwait(false))
        {
            read++;
            if (_read(row, options) is not { } problem)
                continue;

            if (!ids.Add(problem.Id))
                throw row.Fault($"has the id '{problem.Id}', which another row has already");

            problems.Add(problem with { Prompt = Instruction.AddTo(problem.Question, options.Language) });
        }

        return problems.Count > 0 ? problems : throw new FormatException(read > 0
            ? $"None of the {read.ToString(CultureInfo.InvariantCulture)} problems in '{path}' is in the window of dates."
            : $"'{path}' holds no problems.");
    }
}
