using Microsoft.Extensions.AI;
using Quorum.LlamaCpp.Grammars;

namespace Quorum.LlamaCpp.Chat;

/// <summary>The grammar of what follows the reasoning, where the request binds it to a form.</summary>
internal static class AnswerGrammar
{
    // Models put blank lines between the reasoning and the answer.
    private const string Lead = "[\\n]{0,2}";

    /// <summary>Writes the grammar; <see langword="null"/> if any text will do.</summary>
    /// <exception cref="NotSupportedException">The schema says what a grammar cannot.</exception>
    public static string? Of(ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson json)
            return null;

        var rules = new GrammarRules();
        return rules.ToGbnf($"{Lead} {(json.Schema is { } schema ? new JsonSchemaGrammar(schema, rules).Add() : new JsonRules(rules).Object)}");
    }

    /// <summary>What the model is told about the form of its answer, since it cannot see the grammar; <see langword="null"/> if any text will do.</summary>
    public static string? Instruction(ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } => $"The answer must be JSON that follows this JSON schema, and nothing else:\n{schema.GetRawText()}",
        ChatResponseFormatJson => "The answer must be one JSON object, and nothing else.",
        _ => null,
    };
}
