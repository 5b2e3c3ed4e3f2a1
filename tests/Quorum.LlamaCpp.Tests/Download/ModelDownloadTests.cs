namespace Quorum.LlamaCpp.Tests.Download;

/// <summary>Downloads from a server that behaves.</summary>
public sealed class ModelDownloadTests : DownloadFixture
{
    [Fact]
    public async Task A_file_of_a_hub_lies_where_the_tools_of_the_hub_look_for_it()
    {
        DownloadedModel model = await DownloadAsync();

        string folder = Path.Combine(Folder, "hub", "models--owner--model");
        Assert.Equal(Path.Combine(folder, "snapshots", Server.Commit!, FileName), model.Path);
        Assert.Equal(Path.Combine("..", "..", "blobs", Server.Sha256), new FileInfo(model.Path).LinkTarget);
        Assert.Equal(Server.Commit, await File.ReadAllTextAsync(Path.Combine(folder, "refs", "main"), Cancellation));
        Assert.True(model is { IsVerified: true, WasThere: false });
        await HoldsAsync(Server.Content, model.Path);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_downloaded_again()
    {
        await DownloadAsync();
        long served = Server.BytesServed;

        DownloadedModel model = await DownloadAsync();

        Assert.True(model.WasThere);
        Assert.InRange(Server.BytesServed - served, 0, 1);
    }

    [Fact]
    public async Task A_commit_that_is_there_needs_no_server()
    {
        await DownloadAsync();
        int requests = Server.Requests.Count;

        DownloadedModel model = await ModelDownload.RunAsync($"{Repository}@{Server.Commit}:{FileName}", Options, cancellationToken: Cancellation);

        Assert.True(model.WasThere);
        Assert.Equal(requests, Server.Requests.Count);
    }

    [Fact]
    public async Task Several_connections_fetch_each_byte_once()
    {
        using var together = new Barrier(3);
        Server.Respond = async (request, response) =>
        {
            // The first three parts are answered only when all of them are asked for.
            if (request.Number is >= 2 and <= 4) await Task.Run(() => together.SignalAndWait(TimeSpan.FromSeconds(60)));
            await Server.ServeAsync(request, response);
        };

        DownloadedModel model = await DownloadAsync(options => options with { Connections = 3 });

        await HoldsAsync(Server.Content, model.Path);
        Assert.Equal(Size + 1, Server.BytesServed);
        Assert.Equal(1 + 9, Server.Requests.Count);
    }

    [Fact]
    public async Task A_cancelled_download_goes_on_where_it_was()
    {
        using var stop = new CancellationTokenSource();
        Server.Respond = async (request, response) =>
        {
            if (Server.BytesServed < Size / 2)
            {
                await Server.ServeAsync(request, response);
                return;
            }

            await stop.CancelAsync();
            await response.HangAsync();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ModelDownload.RunAsync($"{Repository}:{FileName}", Options, cancellationToken: stop.Token));
        Server.Respond = Server.ServeAsync;

        DownloadedModel model = await DownloadAsync();

        await HoldsAsync(Server.Content, model.Path);
        Assert.InRange(Server.BytesServed, Size, Size + (4 * Options.SegmentBytes));
    }

    [Fact]
    public async Task Two_downloads_of_a_file_at_once_fetch_it_once()
    {
        DownloadedModel[] models = await Task.WhenAll(DownloadAsync(), DownloadAsync());

        Assert.Equal(models[0].Path, models[1].Path);
        Assert.Single(models, model => model.WasThere);
        Assert.Equal(Size + 2, Server.BytesServed);
    }

    [Fact]
    public async Task An_output_file_is_written_and_one_that_holds_it_already_is_kept()
    {
        string path = Path.Combine(Folder, "here", "mine.gguf");

        DownloadedModel first = await DownloadAsync(options => options with { OutputPath = path });
        DownloadedModel second = await DownloadAsync(options => options with { OutputPath = path });

        Assert.Equal(path, first.Path);
        Assert.False(first.WasThere);
        Assert.True(second.WasThere);
        await HoldsAsync(Server.Content, path);
    }

    [Fact]
    public async Task An_output_file_of_another_content_is_replaced()
    {
        string path = Path.Combine(Folder, "mine.gguf");
        await File.WriteAllBytesAsync(path, Bytes(seed: 2), Cancellation);

        await DownloadAsync(options => options with { OutputPath = path });

        await HoldsAsync(Server.Content, path);
    }

    [Fact]
    public async Task An_address_of_a_plain_server_is_downloaded_and_held_to_the_hash_that_is_given()
    {
        (Server.Commit, Server.ETag) = (null, "\"v1\"");
        string path = Path.Combine(Folder, "plain.gguf");

        DownloadedModel model = await ModelDownload.RunAsync(Url, Options with { OutputPath = path, Sha256 = Server.Sha256.ToUpperInvariant() }, cancellationToken: Cancellation);

        Assert.True(model.IsVerified);
        await HoldsAsync(Server.Content, path);
        Assert.All(Server.Requests.Skip(1), request => Assert.Equal("\"v1\"", request.Headers["If-Range"]));
    }

    [Fact]
    public async Task All_parts_of_a_split_model_are_downloaded()
    {
        DownloadedModel model = await ModelDownload.RunAsync($"{Repository}:big-00001-of-00003.gguf", Options, cancellationToken: Cancellation);

        Assert.Equal(["big-00001-of-00003.gguf", "big-00002-of-00003.gguf", "big-00003-of-00003.gguf"], model.Files.Select(Path.GetFileName));
        Assert.Equal(model.Files[0], model.Path);
        Assert.All(model.Files, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public async Task A_split_model_is_not_written_to_one_file() =>
        await Assert.ThrowsAsync<FormatException>(() => ModelDownload.RunAsync(
            $"{Repository}:big-00001-of-00003.gguf", Options with { OutputPath = Path.Combine(Folder, "big.gguf") }, cancellationToken: Cancellation));

    [Fact]
    public async Task Progress_ends_with_all_bytes_received_and_verified()
    {
        var reports = new List<DownloadProgress>();

        await ModelDownload.RunAsync($"{Repository}:{FileName}", Options, new Recorder(reports), Cancellation);

        Assert.All(reports, report => Assert.InRange(report.Done, 0, report.Total ?? long.MaxValue));
        Assert.Contains(reports, report => report is { Stage: DownloadStage.Receiving, Done: 0, Total: Size });
        Assert.Contains(reports, report => report is { Stage: DownloadStage.Verifying, Total: Size });
    }

    private sealed class Recorder(List<DownloadProgress> reports) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            lock (reports) reports.Add(value);
        }
    }
}
