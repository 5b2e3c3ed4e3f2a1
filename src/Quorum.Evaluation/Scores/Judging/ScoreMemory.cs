using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Quorum.Evaluation;

/// <summary>What scoring has found out, kept beside the run so that a later score need not find it out again. Thread-safe.</summary>
/// <remarks>
/// A finding is kept under a hash of everything that it depends on (<see cref="ScoreKey"/>), so one that no longer holds is never found. Lines that are
/// damaged are passed over, and where nothing can be read or written, everything is found out anew: what a memory costs when it fails is time.
/// </remarks>
/// <typeparam name="T">What is found out.</typeparam>
internal sealed class ScoreMemory<T> : IAsyncDisposable
{
    private readonly JsonTypeInfo<Dictionary<string, T>> _format;
    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private readonly Lazy<JournalWriter?> _writer;

    /// <summary>Takes in what earlier scores have kept.</summary>
    /// <param name="folder">The folder, which is created when there is something to keep.</param>
    /// <param name="format">The form of a line: some findings by their keys.</param>
    public ScoreMemory(string folder, JsonTypeInfo<Dictionary<string, T>> format)
    {
        _format = format;
        _writer = new(() => Create(folder));
        try
        {
            if (Directory.Exists(folder))
                new JournalReader(folder).ReadNew((_, json) => Read(json));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What has been read is as good as ever.
        }
    }

    /// <summary>Looks for a finding.</summary>
    public bool TryFind(string key, out T finding) => _known.TryGetValue(key, out finding!);

    /// <summary>Holds a finding for as long as the memory lives; it does not reach the disk.</summary>
    public void Hold(string key, T finding) => _known[key] = finding;

    /// <summary>Keeps findings. They are on the disk when the memory has been disposed of.</summary>
    public void Keep(Dictionary<string, T> findings)
    {
        foreach ((string key, T finding) in findings)
            Hold(key, finding);

        if (findings.Count > 0)
            _ = _writer.Value?.AppendAsync(JsonSerializer.SerializeToUtf8Bytes(findings, _format));
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is { IsValueCreated: true, Value: { } writer })
            await writer.DisposeAsync().ConfigureAwait(false);
    }

    private void Read(ReadOnlySpan<byte> json)
    {
        try
        {
            foreach ((string key, T finding) in JsonSerializer.Deserialize(json, _format) ?? [])
            {
                if (finding is not null)
                    _known[key] = finding;
            }
        }
        catch (JsonException)
        {
            // Of another version, which is as good as none.
        }
    }

    private static JournalWriter? Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new JournalWriter(Path.Combine(folder, Guid.CreateVersion7().ToString("N") + JournalReader.Extension));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
