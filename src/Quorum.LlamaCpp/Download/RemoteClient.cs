using System.Net;
using System.Net.Http.Headers;

namespace Quorum.LlamaCpp.Download;

/// <summary>
/// Sends the requests of a download: follows redirects itself, so that the token goes to the hub alone, and turns every answer that is not
/// the file into an exception that says what to do. Proxies are those of the environment.
/// </summary>
internal sealed class RemoteClient(ModelDownloadOptions options, Uri endpoint, string? token) : IDisposable
{
    private const int MaxRedirects = 10;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(30), MaxConnectionsPerServer = 64 })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Asks what a server has to say about a file, by asking for its first byte.</summary>
    /// <exception cref="TransientException">Another attempt may help.</exception>
    /// <exception cref="DownloadException">None will.</exception>
    public async Task<RemoteFile> ProbeAsync(Uri url, CancellationToken cancellationToken)
    {
        var (response, hub) = await GetAsync(url, new ByteRange(0, 1), validator: null, cancellationToken).ConfigureAwait(false);
        using (response)
        {
            var range = response.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange : null;
            var length = range is null ? response.Content.Headers.ContentLength : range.Length;
            var tag = response.Headers.ETag;
            var validator = tag is { IsWeak: false } ? tag.Tag : tag is null ? response.Content.Headers.LastModified?.ToString("r") : null;
            return new(url, length, range is { From: 0, HasLength: true }, validator, hub);
        }
    }

    /// <summary>Asks for a file or a part of it.</summary>
    /// <param name="url">The file.</param>
    /// <param name="range">The part; null for all.</param>
    /// <param name="validator">The version that the part must be of; another one is answered with the whole file.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The answer, its content unread, and what the hub said on the way.</returns>
    public async Task<(HttpResponseMessage Response, HubMetadata? Hub)> GetAsync(Uri url, ByteRange? range, string? validator, CancellationToken cancellationToken)
    {
        HubMetadata? hub = null;
        var current = url;
        for (var i = 0; i <= MaxRedirects; i++)
        {
            var response = await SendAsync(current, range, validator, cancellationToken).ConfigureAwait(false);
            try
            {
                if (IsOfHub(current))
                    hub ??= HubMetadata.Read(response);
                if (response.IsSuccessStatusCode)
                {
                    var result = response;
                    response = null;
                    return (result, hub);
                }

                current = (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location
                    ? Follow(current, location)
                    : throw Fault(response, url, current);
            }
            finally
            {
                response?.Dispose();
            }
        }

        throw new DownloadException(DownloadFailure.WrongContent, $"'{url}' leads through more than {MaxRedirects} redirects.");
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Uri url, ByteRange? range, string? validator, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.UserAgent.Add(new("quorum", "0.1"));
        request.Headers.AcceptEncoding.Add(new("identity"));
        if (range is { } bytes)
            request.Headers.Range = new RangeHeaderValue(bytes.Start, bytes.End - 1);
        if (validator is not null)
            request.Headers.TryAddWithoutValidation("If-Range", validator);
        if (token is not null && IsOfHub(url))
            request.Headers.Authorization = new("Bearer", token);
        using var stall = new CancellationTokenSource(options.StallTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, cancellationToken);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            throw new TransientException($"{url.Host} could not be reached: {e.Message}", innerException: e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TransientException($"{url.Host} did not answer for {options.StallTimeout.TotalSeconds:N0} seconds", innerException: e);
        }
    }

    private bool IsOfHub(Uri url) => url.Scheme == endpoint.Scheme && url.Host == endpoint.Host && url.Port == endpoint.Port;

    private static Uri Follow(Uri current, Uri location)
    {
        var next = new Uri(current, location);
        return next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && current.Scheme == Uri.UriSchemeHttp)
            ? next
            : throw new DownloadException(DownloadFailure.WrongContent, $"'{current}' redirects to '{next}', which is not encrypted; it is not followed.");
    }

    private Exception Fault(HttpResponseMessage response, Uri url, Uri current)
    {
        var said = $"'{current.GetLeftPart(UriPartial.Path)}' answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
        switch (response.StatusCode)
        {
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone when current != url:
                return new TransientException($"{said}; the address may have expired");
            case HttpStatusCode.Unauthorized:
                return new DownloadException(DownloadFailure.AccessDenied, IsOfHub(current)
                    ? $"{said}. {(token is null ? "There is no such public repository, or it needs an access token: set HF_TOKEN or pass --token-file" : "The access token is wrong or has expired; make a new one")}."
                    : $"{said}. The server wants a login, which is not supported.");
            case HttpStatusCode.Forbidden:
                return new DownloadException(DownloadFailure.AccessDenied, $"{said}. {(token is null ? "It needs an access token: set HF_TOKEN or pass --token-file" : "Ask for access on the page of the repository, with the account that the token belongs to")}.");
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return new DownloadException(DownloadFailure.NotFound, $"{said}. Check the names of repository and file{(token is null ? "; a private one needs an access token" : "")}.");
            case HttpStatusCode.RequestedRangeNotSatisfiable:
                return new RemoteChangedException($"{said}; the file has become shorter or is empty");
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                return new TransientException(said, Backoff.Asked(response.Headers.RetryAfter, options.TimeProvider.GetUtcNow()));
            default:
                return new DownloadException(DownloadFailure.WrongContent, $"{said}, which is not a file.");
        }
    }
}
