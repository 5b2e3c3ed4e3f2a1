using Microsoft.Extensions.AI;
using Quorum.LlamaCpp.Chat;
using Quorum.LlamaCpp.Grammars;

namespace Quorum.LlamaCpp.Tests.Chat;

public sealed class ToolCallReaderTests
{
    private const string DeepSeek = "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>add\n```json\n{\"a\": 1, \"b\": [2]}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>";
    private const string Hermes = "<tool_call>\n{\"name\": \"add\", \"arguments\": {\"a\": 1, \"b\": [2]}}\n</tool_call>";

    [Theory]
    [InlineData(DeepSeek, """add{"a":1,"b":[2]}""")]
    [InlineData("I add.\n\n" + DeepSeek, """I add.|add{"a":1,"b":[2]}""")]
    [InlineData("<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>a\n```json\n{}\n```<｜tool▁call▁end｜>\n<｜tool▁call▁begin｜>function<｜tool▁sep｜>b\n```json\n{\"x\":1}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>", """a{}|b{"x":1}""")]
    [InlineData("<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>a\n```json\n{}\n```", "a{}")]
    [InlineData("<｜tool▁call▁begin｜>function<｜tool▁sep｜>a {\"x\":\"<｜tool▁call▁end｜>\"}<｜tool▁call▁end｜>", """a{"x":"<｜tool▁call▁end｜>"}""")]
    [InlineData("a < b <｜tool", "a < b <｜tool")]
    public void Calls_of_deepseek_are_found_however_the_text_is_cut(string text, string expected) => AssertRead(new DeepSeekToolCalls(), text, expected);

    [Theory]
    [InlineData(Hermes, """add{"a":1,"b":[2]}""")]
    [InlineData("I add.\n" + Hermes, """I add.|add{"a":1,"b":[2]}""")]
    [InlineData(Hermes + "\n" + Hermes + "\n", """add{"a":1,"b":[2]}|add{"a":1,"b":[2]}""")]
    [InlineData("<tool_call>{\"arguments\":{},\"name\":\"a\"}</tool_call>", "a{}")]
    [InlineData("<tool_call>{\"name\":\"a\"}</tool_call>", "a{}")]
    [InlineData("<tool_call>{\"name\":\"a\",\"arguments\":\"{\\\"x\\\":1}\"}</tool_call>", """a{"x":1}""")]
    [InlineData("<tool_call>{\"name\":\"a\",\"arguments\":{\"x\":\"</tool_call>\"}}</tool_call>", """a{"x":"</tool_call>"}""")]
    [InlineData("<tool_call>{\"name\":\"a\",\"arguments\":{}}", "a{}")]
    [InlineData(Hermes + "\ndone", """add{"a":1,"b":[2]}|done""")]
    [InlineData("no call <tool_cal", "no call <tool_cal")]
    [InlineData("", "")]
    public void Calls_of_hermes_are_found_however_the_text_is_cut(string text, string expected) => AssertRead(new HermesToolCalls(), text, expected);

    [Theory]
    [InlineData("<tool_call>{\"name\":\"a\",\"argum")]
    [InlineData("<tool_call>{\"name\":\"a\",\"arguments\":[1]}</tool_call>")]
    [InlineData("<tool_call>{\"name\":5}</tool_call> and on")]
    [InlineData("<tool_call>")]
    [InlineData("<tool_call>not json</tool_call>")]
    public void Malformed_call_stays_text_and_is_named(string text)
    {
        for (var size = 1; size <= text.Length; size++)
        {
            var contents = Read(new HermesToolCalls(), text, size);

            Assert.Equal(text, string.Concat(contents.OfType<TextContent>().Select(content => content.Text)));
            Assert.Equal("malformed_tool_call", Assert.Single(contents.OfType<ErrorContent>()).ErrorCode);
            Assert.DoesNotContain(contents, content => content is FunctionCallContent);
        }
    }

    [Fact]
    public void Calls_have_ids_of_their_own_and_one_alone_where_several_are_not_allowed()
    {
        var several = Read(new HermesToolCalls(), Hermes + Hermes, 7).OfType<FunctionCallContent>().ToList();
        var one = Read(new HermesToolCalls(), Hermes + Hermes, 7, allowsSeveral: false);

        Assert.Equal(2, several.Select(call => call.CallId).Distinct().Count());
        Assert.IsType<FunctionCallContent>(Assert.Single(one));
    }

    [Fact]
    public void Text_is_let_go_as_soon_as_it_is_certain()
    {
        var reader = new ToolCallReader(new HermesToolCalls(), allowsSeveral: true);

        Assert.Equal("a < b", Text(reader.Add("a < b\n", isLast: false)));
        Assert.Equal("\nc", Text(reader.Add("c<tool", isLast: false)));
        Assert.Equal("<tools", Text(reader.Add("s", isLast: false)));

        static string Text(IEnumerable<AIContent> contents) => Assert.IsType<TextContent>(Assert.Single(contents)).Text;
    }

    private static void AssertRead(ToolCallSyntax syntax, string text, string expected)
    {
        for (var size = 1; size <= Math.Max(1, text.Length); size++)
        {
            var parts = new List<string>();
            var isText = false;
            foreach (var content in Read(syntax, text, size))
            {
                if (content is TextContent piece && isText)
                    parts[^1] += piece.Text;
                else
                    parts.Add(content is FunctionCallContent call ? call.Name + JsonText.Of(call.Arguments!, typeof(IDictionary<string, object?>)) : ((TextContent)content).Text);
                isText = content is TextContent;
            }

            Assert.Equal(expected, string.Join('|', parts));
        }
    }

    private static List<AIContent> Read(ToolCallSyntax syntax, string text, int size, bool allowsSeveral = true)
    {
        var reader = new ToolCallReader(syntax, allowsSeveral);
        return [.. text.Chunk(size).SelectMany(part => reader.Add(new string(part), isLast: false)), .. reader.Add("", isLast: true)];
    }
}
