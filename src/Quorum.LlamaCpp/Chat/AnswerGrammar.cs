using Microsoft.Extensions.AI;
using Quorum.LlamaCpp.Grammars;

namespace Quorum.LlamaCpp.Chat;

/// <summary>The grammar of what follows the reasoning, where the request binds it to a form.</summary>
internal static class AnswerGrammar
{
    // Models put blank lines between the reasoning and the answer.
    private const string Lead = "[\\n]{0,2}";

    /// <summary>Writes the grammar; <see langword="null"/> if any text will do.</summary>
    /// <param name="format">The form of the answer.</param>
    /// <param name="tools">The tools: a required call takes the place of the answer, and others may.</param>
    /// <param name="syntax">How tools are called.</param>
    /// <exception cref="NotSupportedException">A schema says what a grammar cannot.</exception>
    public static string? Of(ChatResponseFormat? format, ToolChoice tools, ToolCallSyntax syntax)
    {
        var json = new JsonRules(new GrammarRules());
        List<string> forms = [];
        if (tools.Required.Count > 0)
            forms.Add(syntax.ToExpression(json, tools.Required, tools.AllowsSeveral));
        else if (format is ChatResponseFormatJson && tools.Offered.Count > 0)
            forms.Add(syntax.ToExpression(json, tools.Offered, tools.AllowsSeveral));
        if (tools.Required.Count == 0 && format is ChatResponseFormatJson { Schema: var schema })
            forms.Add(schema is { } element ? new JsonSchemaGrammar(element, json.Rules).Add() : json.Object);
        return forms.Count == 0 ? null : json.Rules.ToGbnf($"{Lead} {Gbnf.OneOf(forms)}");
    }

    /// <summary>What the model is told about the form of its answer, since it cannot see the grammar; <see langword="null"/> if any text will do.</summary>
    public static string? Instruction(ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } => $"The answer must be JSON that follows this JSON schema, and nothing else:\n{JsonText.Of(schema)}",
        ChatResponseFormatJson => "The answer must be one JSON object, and nothing else.",
        _ => null,
    };
}
