using System.Text.Json;
using Microsoft.Extensions.AI;
using Quorum.LlamaCpp.Grammars;

namespace Quorum.LlamaCpp.Chat;

/// <summary>The arguments and results of tools as the text that a model reads.</summary>
internal static class ToolValues
{
    public static string Arguments(FunctionCallContent call) => call.Arguments is { } arguments ? JsonText.Of(arguments, typeof(IDictionary<string, object?>)) : "{}";

    /// <summary>A result as it is if it is text, as JSON otherwise, or what went wrong.</summary>
    public static string Result(FunctionResultContent result) => result switch
    {
        { Result: string text } => text,
        { Result: JsonElement { ValueKind: JsonValueKind.String } text } => text.GetString()!,
        { Result: { } value } => JsonText.Of(value, value.GetType()),
        { Exception: { } exception } => $"Error: {exception.Message}",
        _ => "null",
    };
}
