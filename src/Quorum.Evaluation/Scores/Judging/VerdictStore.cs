using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Quorum.Evaluation;

/// <summary>What programs did on their tests, kept beside the run, so that each is run once. Thread-safe.</summary>
internal sealed class VerdictStore : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly Lazy<JournalWriter> _writer;

    public VerdictStore(string folder)
    {
        Directory.CreateDirectory(folder);
        new JournalReader(folder).ReadNew((_, json) =>
        {
            VerdictRecord record = JsonSerializer.Deserialize(json, EvaluationJsonContext.OnDisk.VerdictRecord)!;
            _known[record.Hash] = record.Passed;
        });
        _writer = new(() => new JournalWriter(Path.Combine(folder, Guid.CreateVersion7().ToString("N") + JournalReader.Extension)));
    }

    public bool? Find(ExpectedProgram program, string source) => _known.TryGetValue(HashOf(program, source), out bool passed) ? passed : null;

    public Task AddAsync(ExpectedProgram program, string source, bool passed, string? failure)
    {
        string hash = HashOf(program, source);
        _known[hash] = passed;
        return _writer.Value.AppendAsync(JsonSerializer.SerializeToUtf8Bytes(new VerdictRecord(hash, passed, failure), EvaluationJsonContext.OnDisk.VerdictRecord));
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer.IsValueCreated)
            await _writer.Value.DisposeAsync().ConfigureAwait(false);
    }

    // Other tests or another language make it another verdict.
    private static string HashOf(ExpectedProgram program, string source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(program.Tests.Packed.Span));
        hash.AppendData([(byte)program.Language]);
        hash.AppendData(Encoding.UTF8.GetBytes(source));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>How a program did.</summary>
/// <param name="Hash">The SHA-256 of the tests' hash, the language and the source.</param>
/// <param name="Passed">Whether it passed all tests.</param>
/// <param name="Failure">What was wrong, if something was.</param>
internal sealed record VerdictRecord(string Hash, bool Passed, string? Failure);
