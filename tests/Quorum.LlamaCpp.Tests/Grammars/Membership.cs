using System.Text;
using System.Text.Json;
using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Grammars;

namespace Quorum.LlamaCpp.Tests.Grammars;

/// <summary>Asks llama.cpp itself whether a text belongs to a grammar, byte by byte.</summary>
internal static class Membership
{
    public static string ToGbnf(string schema)
    {
        var rules = new GrammarRules();
        return rules.ToGbnf(new JsonSchemaGrammar(JsonElement.Parse(schema, new JsonDocumentOptions { MaxDepth = 1000 }), rules).Add());
    }

    public static bool Contains(LlamaVocabulary vocabulary, string gbnf, string text)
    {
        using var grammar = new OutputGrammar(vocabulary, gbnf, []);
        foreach (var token in Encoding.UTF8.GetBytes(text))
        {
            if (!grammar.Allows(token))
                return false;
            grammar.Accept(token);
        }

        return grammar.Allows(vocabulary.EndOfSequence!.Value);
    }
}
