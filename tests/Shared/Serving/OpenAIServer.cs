using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Quorum.Testing;

/// <summary>A server on loopback that speaks OpenAI's chat protocol and answers with a client, such as our own engine; faults on request.</summary>
internal sealed class OpenAIServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IChatClient _model;
    private readonly Lock _lock = new();
    private readonly List<ServedRequest> _requests = [];
    private int _running;

    private OpenAIServer(IChatClient model, WebApplication app) => (_model, _app) = (model, app);

    /// <summary>Gets the address that clients are given.</summary>
    public Uri Endpoint => new(_app.Urls.First() + "/v1");

    public ReasoningForm Reasoning { get; set; }

    /// <summary>Gets or sets what goes wrong with a request.</summary>
    public Func<ServedRequest, ServerFault> Fault { get; set; } = _ => ServerFault.None;

    public IReadOnlyList<ServedRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>Gets the most requests that were answered at the same time.</summary>
    public int MostAtOnce { get; private set; }

    public static async Task<OpenAIServer> StartAsync(IChatClient model)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new OpenAIServer(model, app);
        app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // What is stalled is not waited for.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!;
        ServedRequest request;
        lock (_lock)
        {
            request = new ServedRequest(_requests.Count, body);
            _requests.Add(request);
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        try
        {
            await AnswerAsync(context, request, Fault(request));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client hung up.
        }
        finally
        {
            lock (_lock)
                _running--;
        }
    }

    private async Task AnswerAsync(HttpContext context, ServedRequest request, ServerFault fault)
    {
        if (fault is ServerFault.Busy or ServerFault.Broken)
        {
            context.Response.StatusCode = fault == ServerFault.Busy ? StatusCodes.Status429TooManyRequests : StatusCodes.Status500InternalServerError;
            context.Response.Headers.RetryAfter = "0";
            await context.Response.WriteAsync("""{"error":{"message":"Not now."}}""", context.RequestAborted);
            return;
        }

        var updates = _model.GetStreamingResponseAsync(Protocol.ReadMessages(request.Body), Protocol.ReadOptions(request.Body), context.RequestAborted);
        if (!request.IsStreamed)
        {
            var response = await updates.ToChatResponseAsync(context.RequestAborted);
            if (fault == ServerFault.Stalled)
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            if (fault is ServerFault.Reset or ServerFault.Cut)
                context.Abort();
            else
                await context.Response.WriteAsJsonAsync(Protocol.WriteResponse(response, Reasoning), context.RequestAborted);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        var writer = new ChunkWriter(Reasoning);
        await foreach (var update in updates)
        {
            foreach (var chunk in writer.Write(update))
                await context.Response.WriteAsync($"data: {chunk.ToJsonString()}\n\n", context.RequestAborted);

            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (fault == ServerFault.None || writer.Written < 5)
                continue;
            if (fault == ServerFault.Reset)
                context.Abort();
            if (fault == ServerFault.Stalled)
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            return;
        }

        await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
    }
}
