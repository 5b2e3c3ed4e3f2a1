using System.Text.Json;

namespace Quorum.LlamaCpp.Tests.Grammars;

/// <summary>Which texts the grammars of schemas hold and which not.</summary>
public sealed class JsonSchemaGrammarTests(RandomModelFixture fixture)
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Tree = """{"$ref":"#/$defs/node","$defs":{"node":{"type":"object","properties":{"v":{"type":"integer"},"next":{"anyOf":[{"$ref":"#/$defs/node"},{"type":"null"}]}},"required":["v","next"]}}}""";

    [Theory]
    [InlineData("""{"type":"string"}""", """ "" """, """ "a" """, """ "é🙂\n\u0041" """)]
    [InlineData("""{"type":"string","minLength":2,"maxLength":3}""", """ "ab" """, """ "🙂\n" """, """ "\u00e9ab" """)]
    [InlineData("""{"enum":["red","a\"b",3,null,{"x":[1.5]}]}""", """ "red" """, """ "a\"b" """, "3", "null", """{"x":[1.5]}""")]
    [InlineData("""{"const":true}""", "true")]
    [InlineData("""{"type":["string","null"],"enum":["A",null,5]}""", """ "A" """, "null")]
    [InlineData("""{"type":"integer"}""", "0", "-0", "-17", "999999999999999")]
    [InlineData("""{"type":"number"}""", "0", "-1.5", "3e8", "6.02E+23", "12.000000000000001")]
    [InlineData("""{"type":"boolean"}""", "true", "false")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}},"required":["a"]}""", """{"a":1}""", """{"a": 1, "b": "x"}""", "{\n  \"a\": 1,\n  \"b\": \"x\"\n}")]
    [InlineData("""{"type":"object","properties":{"a":{},"b":{},"c":{}}}""", "{}", """{"a":1}""", """{"b":[]}""", """{"c":{}}""", """{"a":1,"c":2}""", """{"b":1,"c":2}""", """{"a":1,"b":2,"c":3}""")]
    [InlineData("""{"properties":{"a":{},"b":{}},"required":["b"]}""", """{"b":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"integer"}}""", "{}", """{"x":1}""", """{"x":1,"y":2}""")]
    [InlineData("""{"type":"object","required":["x"],"additionalProperties":{"type":"integer"}}""", """{"x":1}""")]
    [InlineData("""{"type":"object","properties":{},"additionalProperties":false}""", "{}", "{ }")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":1,"maxItems":3}""", "[1]", "[1, 2]", "[1,2,3]", "[\n  1,\n  2\n]")]
    [InlineData("""{"type":"array","items":{"type":"integer"}}""", "[]", "[ ]", "[1,2,3,4,5]")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"maxItems":0}""", "[]")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":false}""", """["a",1]""")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"string"}],"items":{"type":"integer"},"minItems":2,"maxItems":3}""", """["a",1]""", """["a",1,2]""")]
    [InlineData("""{"type":"array","items":[{"type":"string"},{"type":"integer"}],"additionalItems":false}""", """["a",1]""")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"string"}]}""", "1", """ "x" """)]
    [InlineData("""{"oneOf":[{"const":"a"},{"type":"null"}]}""", """ "a" """, "null")]
    [InlineData("""{"type":["integer","null"]}""", "1", "null")]
    [InlineData("""{"type":"integer","nullable":true}""", "1", "null")]
    [InlineData("""{"allOf":[{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]},{"properties":{"b":{"type":"null"}},"required":["b"]}]}""", """{"a":1,"b":null}""")]
    [InlineData("""{"type":"object","required":["$type"],"anyOf":[{"properties":{"$type":{"const":"cat"},"lives":{"type":"integer"}},"required":["lives"]},{"properties":{"$type":{"const":"dog"}}}]}""", """{"$type":"cat","lives":9}""", """{"$type":"dog"}""")]
    [InlineData(Tree, """{"v":1,"next":null}""", """{"v":1,"next":{"v":2,"next":{"v":3,"next":null}}}""")]
    [InlineData("""{"type":"object","properties":{"a/b":{"type":"integer"},"c":{"$ref":"#/properties/a~1b"}},"required":["a/b","c"]}""", """{"a/b":1,"c":2}""")]
    [InlineData("""{"type":"array","items":{"$ref":"#"}}""", "[]", "[[],[[]]]")]
    [InlineData("true", "1", """{"a":[null,true,"x",-1.5e3]}""", "[]")]
    [InlineData("""{"description":"Anything.","x-vendor":{"not":1}}""", "null", """ "x" """)]
    [InlineData("""{"type":"string","format":"date"}""", """ "2024-02-29" """, """ "1999-12-31" """, """ "2000-02-29" """, """ "2023-04-30" """)]
    [InlineData("""{"type":"string","format":"date-time"}""", """ "2024-02-29T23:59:59Z" """, """ "2024-01-01T00:00:00.123+01:00" """)]
    [InlineData("""{"type":"string","format":"time"}""", """ "23:59:59" """, """ "00:00:00.5" """)]
    [InlineData("""{"type":"string","format":"uuid"}""", """ "0123abcd-0123-4567-89ab-0123456789AB" """)]
    [InlineData("""{"type":"string","format":"hostname"}""", """ "anything" """)]
    public void Valid_texts_are_in_the_grammar(string schema, params string[] texts)
    {
        var gbnf = Membership.ToGbnf(schema);
        Assert.All(texts, text => Assert.True(Membership.Contains(fixture.Model.Vocabulary, gbnf, text.Trim()), $"{text} is not in\n{gbnf}"));
    }

    [Theory]
    [InlineData("""{"type":"string"}""", "a", "\"a", "\"a\nb\"", """ "\x" """, """ "\ud83d" """, "1", "null")]
    [InlineData("""{"type":"string","minLength":2,"maxLength":3}""", """ "a" """, """ "abcd" """, """ "🙂" """)]
    [InlineData("""{"enum":["red",3]}""", """ "blue" """, "4", """ "3" """)]
    [InlineData("""{"type":["string","null"],"enum":["A",null,5]}""", "5")]
    [InlineData("""{"type":"integer"}""", "01", "1.0", "-", "+1", "1e3", "1000000000000000", "")]
    [InlineData("""{"type":"number"}""", "1.", ".5", "NaN", "00.1")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}},"required":["a"]}""", "{}", """{"b":"x"}""", """{"a":1,}""", """{"a":1,"c":2}""", """{"a":"1"}""", """{"a":1 "b":"x"}""")]
    [InlineData("""{"type":"object","properties":{"a":{},"b":{},"c":{}}}""", """{,"b":1}""", """{"a":1,,"c":2}""", """{"a":1,}""", """{"c":1,"a":1}""")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"integer"}}""", """{"x":"y"}""", """{x:1}""")]
    [InlineData("""{"type":"object","properties":{},"additionalProperties":false}""", """{"a":1}""")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":1,"maxItems":3}""", "[]", "[1,2,3,4]", "[1,]", "[\"1\"]")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"maxItems":0}""", "[1]")]
    [InlineData("""{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":false}""", """["a"]""", """["a",1,2]""", """[1,"a"]""")]
    [InlineData("""{"type":["integer","null"]}""", "true", """ "1" """)]
    [InlineData("""{"type":"object","required":["$type"],"anyOf":[{"properties":{"$type":{"const":"cat"},"lives":{"type":"integer"}},"required":["lives"]},{"properties":{"$type":{"const":"dog"}}}]}""", """{"$type":"cat"}""", """{"$type":"dog","lives":9}""", "{}")]
    [InlineData(Tree, """{"v":1}""", """{"v":1,"next":1}""")]
    [InlineData("""{"type":"string","format":"date"}""", """ "2023-02-29" """, """ "1900-02-29" """, """ "2023-04-31" """, """ "2023-13-01" """, """ "0000-01-01" """)]
    [InlineData("""{"type":"string","format":"date-time"}""", """ "2024-02-29" """, """ "2024-02-29T24:00:00Z" """, """ "2024-02-29T23:59:59" """)]
    [InlineData("{}", "{\"a\":1}}", "tru", "[1", "1  ")]
    public void Invalid_texts_are_not_in_the_grammar(string schema, params string[] texts)
    {
        var gbnf = Membership.ToGbnf(schema);
        Assert.All(texts, text => Assert.False(Membership.Contains(fixture.Model.Vocabulary, gbnf, text is "1  " ? text : text.Trim()), $"{text} is in\n{gbnf}"));
    }

    [Theory]
    [InlineData("""{"properties":{"a":{"not":{"type":"null"}}}}""", "#/properties/a", "'not'")]
    [InlineData("""{"type":"array","items":{"type":"array","uniqueItems":true}}""", "#/items", "'uniqueItems'")]
    [InlineData("""{"type":"object","patternProperties":{"^a":{}}}""", "#", "'patternProperties'")]
    [InlineData("""{"type":"integer","multipleOf":5}""", "#", "'multipleOf'")]
    [InlineData("""{"type":"number","minimum":0.5}""", "#", "0.5")]
    [InlineData("""{"type":"integer","minimum":5,"maximum":4}""", "#", "no integer")]
    [InlineData("""{"type":"string","maxLength":100000}""", "#", "'maxLength' 100000")]
    [InlineData("""{"type":"string","pattern":"a","maxLength":3}""", "#", "both a 'pattern' and a length")]
    [InlineData("""{"type":"string","pattern":"(?=a)b"}""", "#", "(?=a)b")]
    [InlineData("""{"type":"text"}""", "#", "'text'")]
    [InlineData("""{"type":5}""", "#", "'5'")]
    [InlineData("""{"$ref":"#/$defs/missing"}""", "#", "'#/$defs/missing'")]
    [InlineData("""{"$ref":"https://example.org/schema"}""", "#", "example.org")]
    [InlineData("""{"$ref":"#"}""", "#", "itself")]
    [InlineData("""{"properties":{"a":false}}""", "#/properties/a", "no value")]
    [InlineData("""{"properties":{"a":{"items":7}}}""", "#/properties/a/items", "no schema")]
    [InlineData("""{"allOf":[{"type":"string"},{"type":"null"}]}""", "#", "no type")]
    [InlineData("""{"allOf":[{"minLength":1},{"minLength":2}]}""", "#", "'minLength'")]
    [InlineData("""{"enum":["a"],"minLength":3}""", "#", "restricts them further")]
    [InlineData("""{"required":["a"],"additionalProperties":false}""", "#", "'a'")]
    [InlineData("""{"type":"array","minItems":3,"maxItems":2}""", "#", "'minItems'")]
    [InlineData("""{"type":"string","minLength":"2"}""", "#", "'minLength'")]
    public void What_a_grammar_cannot_say_is_refused_with_its_place(string schema, string path, string what)
    {
        var exception = Assert.Throws<NotSupportedException>(() => Membership.ToGbnf(schema));

        Assert.Contains($"'{path}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_nested_without_end_is_refused()
    {
        var schema = string.Concat(Enumerable.Repeat("{\"items\":", 150)) + "{}" + new string('}', 150);

        Assert.Contains("100 deep", Assert.Throws<NotSupportedException>(() => Membership.ToGbnf(schema)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_of_any_name_are_in_the_grammar()
    {
        string[] names = ["root", "char", "a b", "ключ", "quo\"te", "back\\slash", "🙂", "line\nbreak", "", "a-b", "a_b", "\u2028", "%"];
        var properties = string.Join(',', names.Select(name => $"{JsonSerializer.Serialize(name)}:{{\"type\":\"integer\"}}"));
        var gbnf = Membership.ToGbnf($"{{\"properties\":{{{properties}}},\"required\":{JsonSerializer.Serialize(names)}}}");

        Assert.True(Membership.Contains(fixture.Model.Vocabulary, gbnf, JsonSerializer.Serialize(names.ToDictionary(name => name, _ => 1), s_relaxed)), gbnf);
    }
}
