using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Download;

/// <summary>A server with a content of a megabyte, a folder, and a clock without pauses.</summary>
public abstract class DownloadFixture : IAsyncLifetime
{
    private protected const string Repository = "owner/model";
    private protected const string FileName = "model.gguf";
    private protected const int Size = (1 << 20) + 12_345;

    private static readonly TimeSpan s_stall = TimeSpan.FromSeconds(77);

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("quorum-download-").FullName;

    private protected FileServer Server { get; } = new(Bytes(seed: 1));

    private protected EagerTimeProvider Time { get; } = new(s_stall);

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected ModelDownloadOptions Options => new()
    {
        Endpoint = Server.Address,
        Token = "secret",
        CacheFolder = Path.Combine(Folder, "hub"),
        StallTimeout = s_stall,
        TimeProvider = Time,
        SegmentBytes = 128 * 1024,
        CheckpointBytes = 32 * 1024,
    };

    private protected ModelReference Url => ModelReference.Parse(new Uri(Server.Address, FileName).ToString());

    private protected static byte[] Bytes(int seed, int size = Size)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected Task<DownloadedModel> DownloadAsync(Func<ModelDownloadOptions, ModelDownloadOptions>? configure = null) =>
        ModelDownload.RunAsync($"{Repository}:{FileName}", configure?.Invoke(Options) ?? Options, cancellationToken: Cancellation);

    private protected async Task<DownloadException> FailsAsync(DownloadFailure failure, Func<ModelDownloadOptions, ModelDownloadOptions>? configure = null)
    {
        var exception = await Assert.ThrowsAsync<DownloadException>(() => DownloadAsync(configure));
        Assert.Equal(failure, exception.Failure);
        return exception;
    }

    private protected async Task HoldsAsync(byte[] expected, string path)
    {
        byte[] actual = await File.ReadAllBytesAsync(path, Cancellation);
        Assert.True(expected.AsSpan().SequenceEqual(actual), $"'{path}' holds other bytes.");
        Assert.Empty(Directory.GetFiles(Folder, "*.part*", SearchOption.AllDirectories));
    }
}
