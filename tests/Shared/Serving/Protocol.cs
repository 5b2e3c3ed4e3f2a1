using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Quorum.Testing;

/// <summary>Reads requests and writes replies of OpenAI's chat protocol, as far as the tests need them.</summary>
internal static class Protocol
{
    public static List<ChatMessage> ReadMessages(JsonObject body) => [.. body["messages"]!.AsArray().Select(message => ReadMessage(message!.AsObject()))];

    public static ChatOptions ReadOptions(JsonObject body) => new()
    {
        Seed = (long?)body["seed"],
        Temperature = (float?)body["temperature"],
        TopP = (float?)body["top_p"],
        FrequencyPenalty = (float?)body["frequency_penalty"],
        PresencePenalty = (float?)body["presence_penalty"],
        MaxOutputTokens = (int?)(body["max_completion_tokens"] ?? body["max_tokens"]),
        StopSequences = body["stop"] is JsonArray stop ? [.. stop.Select(text => (string)text!)] : null,
        ResponseFormat = ReadFormat(body["response_format"] as JsonObject),
        Reasoning = (string?)body["reasoning_effort"] is { } effort ? new() { Effort = Enum.Parse<ReasoningEffort>(effort, ignoreCase: true) } : null,
        Tools = body["tools"] is JsonArray tools ? [.. tools.Select(tool => ReadTool(tool!["function"]!.AsObject()))] : null,
        ToolMode = body["tool_choice"] switch
        {
            JsonValue value when (string?)value == "required" => ChatToolMode.RequireAny,
            JsonValue value when (string?)value == "none" => ChatToolMode.None,
            JsonObject choice => ChatToolMode.RequireSpecific((string)choice["function"]!["name"]!),
            _ => null,
        },
        AllowMultipleToolCalls = (bool?)body["parallel_tool_calls"],
    };

    public static JsonObject WriteHead(string? id, string? model, string kind) => new()
    {
        ["id"] = id,
        ["object"] = kind,
        ["created"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        ["model"] = model,
    };

    public static JsonObject WriteResponse(ChatResponse response, ReasoningForm form)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        var reasoning = string.Concat(contents.OfType<TextReasoningContent>());
        var tagged = form == ReasoningForm.Field || reasoning.Length == 0 ? response.Text
            : $"{(form == ReasoningForm.Tags ? "<think>\n" : "")}{reasoning}\n</think>\n\n{response.Text}";
        var message = new JsonObject { ["role"] = "assistant", ["content"] = tagged };
        if (form == ReasoningForm.Field)
            message["reasoning_content"] = reasoning;
        if (contents.OfType<FunctionCallContent>().ToList() is { Count: > 0 } calls)
            message["tool_calls"] = new JsonArray([.. calls.Select(call => WriteCall(call, index: null))]);

        var body = WriteHead(response.ResponseId, response.ModelId, "chat.completion");
        body["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = response.FinishReason?.Value });
        body["usage"] = response.Usage is { } usage ? WriteUsage(usage) : null;
        return body;
    }

    public static JsonObject WriteUsage(UsageDetails usage) => new()
    {
        ["prompt_tokens"] = usage.InputTokenCount,
        ["completion_tokens"] = usage.OutputTokenCount,
        ["total_tokens"] = usage.TotalTokenCount,
        ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = usage.ReasoningTokenCount },
    };

    public static JsonObject WriteCall(FunctionCallContent call, int? index)
    {
        var written = new JsonObject
        {
            ["id"] = call.CallId,
            ["type"] = "function",
            ["function"] = new JsonObject
            {
                ["name"] = call.Name,
                ["arguments"] = JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions),
            },
        };
        if (index is not null)
            written["index"] = index;
        return written;
    }

    private static ChatMessage ReadMessage(JsonObject message)
    {
        var role = new ChatRole((string)message["role"]!);
        var text = message["content"] switch
        {
            JsonArray parts => string.Concat(parts.Select(part => (string?)part!["text"])),
            JsonValue value => (string?)value,
            _ => null,
        };
        if (role == ChatRole.Tool)
            return new(role, [new FunctionResultContent((string)message["tool_call_id"]!, text)]);

        var read = new ChatMessage(role, text);
        foreach (var call in message["tool_calls"] as JsonArray ?? [])
        {
            var function = call!["function"]!;
            read.Contents.Add(new FunctionCallContent(
                (string)call["id"]!, (string)function["name"]!, JsonSerializer.Deserialize<Dictionary<string, object?>>((string)function["arguments"]!)));
        }

        return read;
    }

    private static ChatResponseFormatJson? ReadFormat(JsonObject? format) => (string?)format?["type"] switch
    {
        "json_object" => ChatResponseFormat.Json,
        "json_schema" => ChatResponseFormat.ForJsonSchema(format!["json_schema"]!["schema"].Deserialize<JsonElement>(), (string?)format["json_schema"]!["name"]),
        _ => null,
    };

    private static AIFunctionDeclaration ReadTool(JsonObject function) => AIFunctionFactory.CreateDeclaration(
        (string)function["name"]!, (string?)function["description"], function["parameters"].Deserialize<JsonElement>());
}
