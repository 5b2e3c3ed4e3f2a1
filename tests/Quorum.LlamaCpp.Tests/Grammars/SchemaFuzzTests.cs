using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Grammars;

/// <summary>Schemas at random: each is refused, or its grammar is one that llama.cpp takes and whose texts are JSON.</summary>
public sealed class SchemaFuzzTests(RandomModelFixture fixture)
{
    private const string Characters = "\"\"\"}}}]],,::{[0123456789-.eE abcntruefals\\\n/+";

    [Fact]
    public void Random_schema_is_refused_or_gives_json()
    {
        var (refused, completed) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var schema = Schema(random, depth: 3).ToJsonString();
            try
            {
                var gbnf = Membership.ToGbnf(schema);
                if (Walk(random, gbnf) is { } text)
                {
                    completed++;
                    using var json = JsonDocument.Parse(text);
                }
            }
            catch (NotSupportedException exception)
            {
                refused++;
                Assert.Contains("'#", exception.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(refused, 1, 200);
        Assert.True(completed > 50, $"{completed} texts were completed");
    }

    // Takes one allowed character after the other, until the text may end or gets too long.
    private string? Walk(Random random, string gbnf)
    {
        var vocabulary = fixture.Model.Vocabulary;
        using var grammar = new OutputGrammar(vocabulary, gbnf, []);
        var text = new StringBuilder();
        while (text.Length < 150)
        {
            if (grammar.Allows(vocabulary.EndOfSequence!.Value))
                return text.ToString();

            var characters = Characters.ToCharArray();
            random.Shuffle(characters);
            var next = characters.FirstOrDefault(character => grammar.Allows(character));
            if (next == 0)
                return null;
            grammar.Accept(next);
            text.Append(next);
        }

        return null;
    }

    private static JsonObject Schema(Random random, int depth)
    {
        var schema = new JsonObject();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var (keyword, value) = Keyword(random, depth);
            schema[keyword] = value;
        }

        return schema;
    }

    private static (string Keyword, JsonNode Value) Keyword(Random random, int depth) => random.Next(depth > 0 ? 20 : 11) switch
    {
        0 => ("type", new[] { "string", "number", "integer", "boolean", "null", "object", "array" }[random.Next(7)]),
        1 => ("type", new JsonArray("string", "null")),
        2 => ("minLength", random.Next(4)),
        3 => ("maxLength", random.Next(6)),
        4 => ("minimum", random.Next(-200, 200)),
        5 => ("maximum", random.Next(-200, 200)),
        6 => ("exclusiveMinimum", random.Next(-20, 20)),
        7 => ("enum", new JsonArray("a", 1, null, true, new JsonArray(1, "b"))),
        8 => ("const", "c\"\\\n"),
        9 => ("format", new[] { "date", "uuid", "time", "other" }[random.Next(4)]),
        10 => ("pattern", new[] { "^a+$", "[0-9]{2}", "a|b", "(" }[random.Next(4)]),
        11 or 12 or 13 => ("properties", new JsonObject { ["a"] = Schema(random, depth - 1), ["b"] = Schema(random, depth - 1) }),
        14 => ("required", new JsonArray("a", "c")),
        15 => ("items", Schema(random, depth - 1)),
        16 => ("prefixItems", new JsonArray(Schema(random, depth - 1), Schema(random, depth - 1))),
        17 => ("minItems", random.Next(3)),
        18 => ("anyOf", new JsonArray(Schema(random, depth - 1), Schema(random, depth - 1))),
        _ => ("not", Schema(random, depth - 1)),
    };
}
