using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Download;

/// <summary>Downloads from servers that drop, stall, corrupt, lie and change their mind.</summary>
public sealed class FaultyServerTests : DownloadFixture
{
    [Fact]
    public async Task Connections_that_break_off_are_made_anew_where_they_were()
    {
        Server.Respond = (request, response) => request.IsProbe ? Server.ServeAsync(request, response) : Server.BreakOffAsync(request, response, after: 50_000);

        DownloadedModel model = await DownloadAsync();

        await HoldsAsync(Server.Content, model.Path);
        Assert.Equal(Size + 1, Server.BytesServed);
        Assert.NotEmpty(Time.Pauses);
    }

    [Fact]
    public async Task A_connection_that_stalls_is_made_anew_where_it_was()
    {
        Server.Respond = async (request, response) =>
        {
            if (request.Number != 3)
            {
                await Server.ServeAsync(request, response);
                return;
            }

            await Server.BreakOffAsync(request, response, after: 50_000);
            await response.HangAsync();
        };

        Task<DownloadedModel> download = DownloadAsync(options => options with { Connections = 1 });
        await StallFromRequestAsync(3, download);

        await HoldsAsync(Server.Content, (await download).Path);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_asked_again()
    {
        Server.Respond = async (request, response) =>
        {
            if (request.Number == 1)
                await response.HangAsync();
            await Server.ServeAsync(request, response);
        };

        Task<DownloadedModel> download = DownloadAsync();
        await StallFromRequestAsync(1, download);

        await HoldsAsync(Server.Content, (await download).Path);
    }

    [Fact]
    public async Task A_server_without_ranges_is_read_through_one_connection()
    {
        Server.SupportsRanges = false;

        DownloadedModel model = await DownloadAsync();

        await HoldsAsync(Server.Content, model.Path);
        Assert.Equal(2, Server.Requests.Count);
        Assert.Null(Server.Requests[1].Range);
    }

    [Fact]
    public async Task A_server_without_ranges_that_breaks_off_is_read_from_the_start_again()
    {
        Server.SupportsRanges = false;
        Server.Respond = (request, response) => request.Number == 2 ? Server.BreakOffAsync(request, response, after: 300_000) : Server.ServeAsync(request, response);

        await HoldsAsync(Server.Content, (await DownloadAsync()).Path);
    }

    [Fact]
    public async Task A_body_without_a_length_that_ends_early_is_noticed()
    {
        Server.SupportsRanges = false;
        Server.Respond = async (request, response) =>
        {
            if (request.Number != 2)
            {
                await Server.ServeAsync(request, response);
                return;
            }

            await response.HeadAsync(200);
            await response.BodyAsync(Server.Content.AsMemory(0, 1000));
        };

        await HoldsAsync(Server.Content, (await DownloadAsync()).Path);
    }

    [Fact]
    public async Task Corrupt_bytes_are_found_deleted_and_fetched_anew_the_next_time()
    {
        byte[] good = Server.Content;
        string hash = Server.Sha256;
        Server.Respond = async (request, response) =>
        {
            var (status, from, to) = Server.Plan(request);
            byte[] body = good[from..to];
            if (from <= 500_000 && 500_000 < to) body[500_000 - from] ^= 1;
            await response.HeadAsync(status, Server.Headers(status, from, to));
            await response.BodyAsync(body);
        };

        DownloadException exception = await FailsAsync(DownloadFailure.WrongContent);

        Assert.Contains($"it must be {hash}", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(Folder, "hub", "models--owner--model"), "*", SearchOption.AllDirectories));
        Server.Respond = Server.ServeAsync;
        await HoldsAsync(good, (await DownloadAsync()).Path);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Size + 1000)]
    public async Task A_length_that_is_not_what_the_hub_states_is_refused_before_anything_is_fetched(int length)
    {
        Server.Respond = async (request, response) =>
        {
            await response.HeadAsync(206, [.. Server.Headers(206, 0, 1).Where(header => header.Name != "Content-Range"), ("Content-Range", $"bytes 0-0/{length}")]);
            await response.BodyAsync(Server.Content.AsMemory(0, 1));
        };

        Assert.Contains("but it must have 1,060,921", (await FailsAsync(DownloadFailure.WrongContent)).Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Bytes_of_another_place_than_asked_for_are_not_taken()
    {
        Server.Respond = async (request, response) =>
        {
            if (request.Number != 2)
            {
                await Server.ServeAsync(request, response);
                return;
            }

            await response.HeadAsync(206, Server.Headers(206, 5000, 9000));
            await response.BodyAsync(Server.Content.AsMemory(5000, 4000));
        };

        await HoldsAsync(Server.Content, (await DownloadAsync()).Path);
    }

    [Fact]
    public async Task Parts_shorter_than_asked_for_are_completed()
    {
        Server.Respond = async (request, response) =>
        {
            var (status, from, to) = Server.Plan(request);
            to = Math.Min(to, from + 30_000);
            await response.HeadAsync(status, Server.Headers(status, from, to));
            await response.BodyAsync(Server.Content.AsMemory(from, to - from));
        };

        await HoldsAsync(Server.Content, (await DownloadAsync()).Path);
        Assert.Equal(Size + 1, Server.BytesServed);
    }

    [Fact]
    public async Task A_file_that_changes_on_a_plain_server_is_not_mixed()
    {
        (Server.Commit, Server.ETag) = (null, "\"v1\"");
        byte[] changed = Bytes(seed: 2, Size - 100);
        Server.Respond = async (request, response) =>
        {
            if (request.Number == 4) (Server.Content, Server.ETag) = (changed, "\"v2\"");
            await Server.ServeAsync(request, response);
        };
        string path = Path.Combine(Folder, "plain.gguf");

        await ModelDownload.RunAsync(Url, Options with { OutputPath = path, Connections = 1 }, cancellationToken: Cancellation);

        await HoldsAsync(changed, path);
    }

    [Fact]
    public async Task A_file_that_changes_on_a_hub_is_not_mixed()
    {
        Server.Respond = async (request, response) =>
        {
            if (request.Number == 4) Server.Content = Bytes(seed: 2);
            await Server.ServeAsync(request, response);
        };

        DownloadException exception = await FailsAsync(DownloadFailure.WrongContent, options => options with { Connections = 1 });

        Assert.Contains("changed on the hub meanwhile", exception.Message, StringComparison.Ordinal);
        await DownloadAsync();
        string blob = Path.Combine(Folder, "hub", "models--owner--model", "blobs", Server.Sha256);
        byte[] actual = await File.ReadAllBytesAsync(blob, Cancellation);
        Assert.True(Server.Content.AsSpan().SequenceEqual(actual));
    }

    [Fact]
    public async Task A_file_that_changes_all_the_time_is_given_up()
    {
        (Server.Commit, Server.ETag) = (null, "\"0\"");
        Server.Respond = async (request, response) =>
        {
            Server.ETag = $"\"{request.Number}\"";
            await Server.ServeAsync(request, response);
        };

        var exception = await Assert.ThrowsAsync<DownloadException>(() =>
            ModelDownload.RunAsync(Url, Options with { OutputPath = Path.Combine(Folder, "plain.gguf"), Connections = 1 }, cancellationToken: Cancellation));

        Assert.Equal(DownloadFailure.WrongContent, exception.Failure);
    }

    [Fact]
    public async Task A_busy_server_is_left_alone_for_as_long_as_it_asks()
    {
        Server.Respond = async (request, response) =>
        {
            if (request.Number <= 2) await response.HeadAsync(request.Number == 1 ? 429 : 503, ("Content-Length", "0"), ("Retry-After", "93"));
            else await Server.ServeAsync(request, response);
        };

        await DownloadAsync();

        Assert.Equal(2, Time.Pauses.Count(pause => pause == TimeSpan.FromSeconds(93)));
    }

    [Fact]
    public async Task A_server_that_asks_to_come_back_in_an_hour_ends_the_download_and_says_so()
    {
        Server.Respond = (_, response) => response.HeadAsync(429, ("Content-Length", "0"), ("Retry-After", "3600"));

        DownloadException exception = await FailsAsync(DownloadFailure.Unreachable);

        Assert.Contains("come back in 60 minutes", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Time.Pauses);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_ends_the_download_after_longer_and_longer_pauses()
    {
        Server.Respond = (_, response) => response.HeadAsync(502, ("Content-Length", "0"));

        DownloadException exception = await FailsAsync(DownloadFailure.Unreachable);

        Assert.Equal(8, Server.Requests.Count);
        Assert.Contains("after 8 attempts without progress", exception.Message, StringComparison.Ordinal);
        for (int i = 0; i < 7; i++) Assert.InRange(Time.Pauses[i].TotalSeconds, Math.Min(60, 1 << i) / 2.0, Math.Min(60, 1 << i));
    }

    [Fact]
    public async Task A_server_that_is_not_there_ends_the_download()
    {
        var gone = new FileServer(Server.Content);
        Uri nobody = gone.Address;
        await gone.DisposeAsync();

        await FailsAsync(DownloadFailure.Unreachable, options => options with { Endpoint = nobody, Attempts = 2 });
    }

    [Theory]
    [InlineData(401, DownloadFailure.AccessDenied, "access token is wrong")]
    [InlineData(403, DownloadFailure.AccessDenied, "Ask for access")]
    [InlineData(404, DownloadFailure.NotFound, "Check the names")]
    [InlineData(418, DownloadFailure.WrongContent, "which is not a file")]
    public async Task An_answer_that_no_attempt_can_change_says_what_to_do(int status, DownloadFailure failure, string message)
    {
        Server.Respond = (_, response) => response.HeadAsync(status, ("Content-Length", "0"));

        DownloadException exception = await FailsAsync(failure);

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_redirect_is_followed_without_the_token()
    {
        await using var content = new FileServer(Server.Content) { Commit = null };
        Server.Respond = (_, response) => response.HeadAsync(
            302, [.. Server.Headers(200, 0, 0), ("Location", new Uri(content.Address, "elsewhere?signature=1").ToString())]);

        DownloadedModel model = await DownloadAsync();

        await HoldsAsync(content.Content, model.Path);
        Assert.All(Server.Requests, request => Assert.Equal("Bearer secret", request.Headers["Authorization"]));
        Assert.All(content.Requests, request => Assert.False(request.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task An_address_to_redirect_to_that_expires_is_asked_for_anew()
    {
        await using var content = new FileServer(Server.Content) { Commit = null };
        content.Respond = (request, response) => request.Number % 2 == 0
            ? response.HeadAsync(403, ("Content-Length", "0"))
            : content.ServeAsync(request, response);
        Server.Respond = (_, response) => response.HeadAsync(302, [.. Server.Headers(200, 0, 0), ("Location", content.Address.ToString())]);

        await HoldsAsync(content.Content, (await DownloadAsync(options => options with { Connections = 1 })).Path);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        Server.Respond = (_, response) => response.HeadAsync(302, ("Content-Length", "0"), ("Location", "/again"));

        Assert.Contains("more than 10 redirects", (await FailsAsync(DownloadFailure.WrongContent)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_is_too_full_is_noticed_before_anything_is_fetched()
    {
        DownloadException exception = await FailsAsync(DownloadFailure.DiskFull, options => options with { FreeSpace = _ => 1_000_000 });

        Assert.Contains("977 KiB of free space, but 17.0 MiB are needed", exception.Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task A_server_that_is_no_hub_is_named()
    {
        Server.Commit = null;

        Assert.Contains("Check HF_ENDPOINT", (await FailsAsync(DownloadFailure.WrongContent)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hash_that_a_hub_does_not_offer_is_refused_before_anything_is_fetched()
    {
        DownloadException exception = await FailsAsync(DownloadFailure.WrongContent, options => options with { Sha256 = new('0', 64) });

        Assert.Contains("it is another file by now", exception.Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    /// <summary>Lets time pass from a request on until the client has noticed; it may be between two waits at any single moment.</summary>
    private async Task StallFromRequestAsync(int number, Task download)
    {
        while (Server.Requests.Count < number && !download.IsCompleted)
            await Task.Delay(1, Cancellation);

        // No longer than until then: time that ran on would end the client's next attempts as well, and with them the download.
        int pauses = Time.Pauses.Count;
        while (Time.Pauses.Count == pauses && !download.IsCompleted)
        {
            Time.Stall();
            await Task.Delay(1, Cancellation);
        }
    }
}
