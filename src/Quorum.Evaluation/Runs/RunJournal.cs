using System.Text.Json;

namespace Quorum.Evaluation;

/// <summary>
/// The samples of a run that are on the disk, whichever process drew them. It knows where they lie and reads chains when they are asked for.
/// Thread-safe.
/// </summary>
/// <param name="folder">The folder of the journal.</param>
internal sealed class RunJournal(string folder)
{
    private readonly JournalReader _reader = new(folder);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Problem, int Sample), JournalPlace> _places = [];

    /// <summary>Gets the number of lines that are damaged; their samples are drawn again.</summary>
    public int Damaged => _reader.Damaged;

    /// <summary>Gets the number of lines that repeat a sample, which no process should have written.</summary>
    public int Repeated { get; private set; }

    /// <summary>Takes in what has been written since.</summary>
    public void Refresh()
    {
        lock (_gate)
        {
            _reader.ReadNew((place, json) =>
            {
                SampleKey key = JsonSerializer.Deserialize(json, EvaluationJsonContext.OnDisk.SampleKey)!;
                if (!_places.TryAdd((key.Problem, key.Sample), place))
                    Repeated++;
            });
        }
    }

    /// <summary>Gets whether a sample has been drawn.</summary>
    public bool Has(string problem, int sample)
    {
        lock (_gate)
            return _places.ContainsKey((problem, sample));
    }

    /// <summary>Reads the chains of a problem, of its first samples, in their order.</summary>
    /// <exception cref="InvalidDataException">A file was changed meanwhile.</exception>
    public IReadOnlyList<Chain> Read(string problem, int samples)
    {
        var places = new List<JournalPlace>();
        lock (_gate)
        {
            for (int i = 0; i < samples; i++)
            {
                if (_places.TryGetValue((problem, i), out JournalPlace place))
                    places.Add(place);
            }
        }

        return [.. places.Select(place => JsonSerializer.Deserialize(place.Read(), EvaluationJsonContext.OnDisk.SampleRecord)!).Select(record => record.Chain with { Index = record.Sample })];
    }

    /// <summary>Creates a file for the samples of this process.</summary>
    public JournalWriter Append() => new(Path.Combine(folder, Guid.CreateVersion7().ToString("N") + JournalReader.Extension));
}
