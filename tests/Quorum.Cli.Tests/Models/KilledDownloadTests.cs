using System.Globalization;
using Quorum.Testing;

namespace Quorum.Cli.Tests.Models;

/// <summary>The tool is killed again and again while it downloads; it goes on from what it had noted, and verifies.</summary>
public sealed class KilledDownloadTests : IAsyncDisposable
{
    private const int Size = (64 << 20) + 4321;
    private const int ChunkBytes = 64 * 1024;
    private const int ServedAtMost = 28 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("quorum-cli-").FullName;
    private readonly FileServer _server;

    public KilledDownloadTests()
    {
        var content = new byte[Size];
        new Random(1).NextBytes(content);
        _server = new FileServer(content);
    }

    private string BlobPath => Path.Combine(_folder, "models--owner--model", "blobs", _server.Sha256);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_download_killed_at_any_moment_goes_on_and_verifies()
    {
        await KillBeforeAnyByteAsync();
        var once = await KillAfterNotingAsync();
        var twice = await KillAfterNotingAsync();
        await KillWhileVerifyingAsync();
        var servedToTheEnd = _server.BytesServed;

        var run = await QuorumProcess.RunAsync(Environment, Arguments);

        Assert.Equal((0, ""), (run.ExitCode, run.ExitCode == 0 ? "" : run.Error));
        Assert.InRange(once, 1, ServedAtMost);
        Assert.InRange(twice, once + 1, 2 * ServedAtMost);
        Assert.InRange(_server.BytesServed - servedToTheEnd, 1, 1);
        byte[] actual = await File.ReadAllBytesAsync(run.Output.Trim(), TestContext.Current.CancellationToken);
        Assert.True(_server.Content.AsSpan().SequenceEqual(actual));
        Assert.Empty(Directory.GetFiles(_folder, "*.part*", SearchOption.AllDirectories));

        async Task KillWhileVerifyingAsync()
        {
            _server.Respond = _server.ServeAsync;
            var before = _server.BytesServed;
            using var process = QuorumProcess.Start(Environment, Arguments);
            while (await process.Error.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("verifying", StringComparison.Ordinal))
            {
            }

            await process.KillAsync();
            Assert.Equal(Size - twice + 1, _server.BytesServed - before);
        }
    }

    private Dictionary<string, string> Environment => new()
    {
        ["HF_ENDPOINT"] = _server.Address.ToString(),
        ["HF_HUB_CACHE"] = _folder,
        ["HF_TOKEN"] = "",
    };

    // Two connections note what they have every 8 MiB each, so of 28 MiB at least one of them has noted some.
    private static string[] Arguments => ["model", "download", "owner/model:model.gguf", "--connections", "2"];

    private async Task KillBeforeAnyByteAsync()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.Respond = async (request, response) =>
        {
            if (!request.IsProbe)
            {
                asked.TrySetResult();
                await response.HangAsync();
            }

            await _server.ServeAsync(request, response);
        };
        using var process = QuorumProcess.Start(Environment, Arguments);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await process.KillAsync();
    }

    /// <summary>Kills the tool when it has noted more bytes than before, while it receives others.</summary>
    private async Task<long> KillAfterNotingAsync()
    {
        var before = BytesNoted();
        var noted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(_folder, "*.journal") { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.Size };
        watcher.Changed += (_, _) =>
        {
            if (BytesNoted() > before)
                noted.TrySetResult();
        };
        watcher.EnableRaisingEvents = true;
        var left = (long)ServedAtMost;
        _server.Respond = async (request, response) =>
        {
            var (status, from, to) = _server.Plan(request);
            await response.HeadAsync(status, _server.Headers(status, from, to));
            for (var position = from; position < to; position += ChunkBytes)
            {
                if (Interlocked.Add(ref left, -ChunkBytes) < 0)
                    await response.HangAsync();
                await response.BodyAsync(_server.Content.AsMemory(position, Math.Min(ChunkBytes, to - position)));
            }
        };
        using var process = QuorumProcess.Start(Environment, Arguments);
        await noted.Task.WaitAsync(TestContext.Current.CancellationToken);
        await process.KillAsync();
        return BytesNoted();
    }

    // A line that is being written has no end yet.
    private long BytesNoted()
    {
        using var stream = new FileStream(BlobPath + ".part.journal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split('-'))
            .Sum(parts => long.Parse(parts[1], CultureInfo.InvariantCulture) - long.Parse(parts[0], CultureInfo.InvariantCulture));
    }
}
