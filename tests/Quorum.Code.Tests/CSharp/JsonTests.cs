using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quorum.Code.Worker;

namespace Quorum.Code.Tests;

/// <summary>The worker's own JSON against that of .NET.</summary>
public class JsonTests
{
    private static readonly JsonSerializerOptions[] _styles =
    [
        new(),
        new() { WriteIndented = true },
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
    ];

    [Fact]
    public void Values_of_any_shape_are_read_and_written_as_by_NETs_own()
    {
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            JsonNode? node = Draw(random, depth: 0);
            string text = node?.ToJsonString(_styles[i % _styles.Length]) ?? "null";

            string written = JsonWriter.Write(JsonValues.Read(new JsonReader(text), typeof(object)));

            Assert.True(JsonNode.DeepEquals(node, JsonNode.Parse(written)), $"{text}\n{written}");
        }
    }

    [Theory]
    [InlineData(" [ 1 , 2 ] ", typeof(int[]), "[1,2]")]
    [InlineData("[[1,2],[],[3]]", typeof(List<long[]>), "[[1,2],[],[3]]")]
    [InlineData("[[1,2],[3,4],[5,6]]", typeof(int[,]), "[[1,2],[3,4],[5,6]]")]
    [InlineData("[]", typeof(int[,]), "[]")]
    [InlineData("[3,1,3]", typeof(ISet<int>), "[3,1]")]
    [InlineData("[1,\"a\"]", typeof((int, string)), "[1,\"a\"]")]
    [InlineData("{\"1\":[true],\"-2\":[]}", typeof(IReadOnlyDictionary<int, bool[]>), "{\"1\":[true],\"-2\":[]}")]
    [InlineData("[null,5]", typeof(int?[]), "[null,5]")]
    [InlineData("null", typeof(string), "null")]
    [InlineData("\"\\u0416\\n\\\"\\\\\\/\\ud83d\\ude00\"", typeof(string), "\"Ж\\u000a\\\"\\\\/😀\"")]
    [InlineData("[\"a\",\"b\"]", typeof(char[]), "[\"a\",\"b\"]")]
    [InlineData("[1.5,-0.25e2,\"NaN\",\"Infinity\"]", typeof(double[]), "[1.5,-25,\"NaN\",\"Infinity\"]")]
    [InlineData("123456789012345678901234567890", typeof(BigInteger), "123456789012345678901234567890")]
    [InlineData("1.10", typeof(decimal), "1.10")]
    [InlineData("6", typeof(DayOfWeek), "\"Saturday\"")]
    [InlineData("[[1],{\"a\":[2.5,9999999999,null]}]", typeof(object), "[[1],{\"a\":[2.5,9999999999,null]}]")]
    public void Read_value_is_of_the_type_that_is_asked_for(string json, Type type, string written)
    {
        object? value = JsonValues.Read(new JsonReader(json), type);

        Assert.Equal(written, JsonWriter.Write(value));
        Assert.True(value is null || value.GetType().IsAssignableTo(Nullable.GetUnderlyingType(type) ?? type));
    }

    [Theory]
    [InlineData("1.5", typeof(int), "The argument 1.5 is not a Int32.")]
    [InlineData("300", typeof(byte), "The argument 300 is not a Byte.")]
    [InlineData("null", typeof(int), "The argument null is not a Int32.")]
    [InlineData("true", typeof(int), "The argument true is not a Int32.")]
    [InlineData("\"ab\"", typeof(char), "The argument \"ab\" is not a Char.")]
    [InlineData("[1, 2]", typeof(int), "The argument [1, 2] is not a Int32.")]
    [InlineData("[1, 2]", typeof((int, int, int)), "The argument [1, 2] is not a ValueTuple`3.")]
    [InlineData("[[1,2],[3]]", typeof(int[,]), "The argument [3] is not a Int32[,].")]
    [InlineData("[\"one, two, three\", [4, 5, 6], {\"seven\": 8}]", typeof(bool), "The argument [\"one, two, three\", [4, 5, 6], {\"seven\":… is not a Boolean.")]
    [InlineData("{\"a\":1}", typeof(int[]), "The argument {\"a\":1} is not a Int32[].")]
    public void Read_value_of_another_type_is_refused(string json, Type type, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => JsonValues.Read(new JsonReader(json), type)).Message);

    [Fact]
    public void Write_value_that_contains_itself_or_cannot_be_compared_is_refused()
    {
        var list = new List<object>();
        list.Add(list);

        Assert.Throws<ArgumentException>(() => JsonWriter.Write(list));
        Assert.Throws<ArgumentException>(() => JsonWriter.Write(new object()));
    }

    private static JsonNode? Draw(Random random, int depth) => random.Next(depth < 4 ? 9 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-1_000, 1_000),
        3 => random.NextInt64(),
        4 => Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-5, 12)), 6),
        5 => Text(random),
        6 => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(i => KeyValuePair.Create(i + Text(random), Draw(random, depth + 1)))),
        _ => new JsonArray([.. Enumerable.Range(0, random.Next(5)).Select(_ => Draw(random, depth + 1))]),
    };

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(6) switch
    {
        0 => "\ud83d\ude00",
        1 => ((char)random.Next(0, 32)).ToString(),
        2 => "\"\\/<&'"[random.Next(6)].ToString(),
        3 => ((char)random.Next(0x80, 0x500)).ToString(),
        _ => ((char)random.Next(32, 127)).ToString(),
    }));
}
