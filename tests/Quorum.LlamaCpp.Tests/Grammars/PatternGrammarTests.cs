using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quorum.LlamaCpp.Tests.Grammars;

/// <summary>Patterns: a string is in the grammar if the regular expression matches it.</summary>
public sealed class PatternGrammarTests(RandomModelFixture fixture)
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] s_texts =
    [
        "", "a", "b", "ab", "abc", "aab", "abab", "aaa", "A1", "a1b2", "12", "1234", "123-45", "x.y", "x y", "a\tb", "a\nb", "\"", "\\", "a\"b", "é", "日本", "a@b.cd", "-5", "1.25",
        "00:10:00", "3.12:00:00.5", "_", "-", "]", "^", "a|b", "(a)", "foo bar", "FOO",
    ];

    [Theory]
    [InlineData("^a$")]
    [InlineData("^(a|b)+$")]
    [InlineData("^[a-c]{2,3}$")]
    [InlineData("^[^a-z]*$")]
    [InlineData("a")]
    [InlineData("^a")]
    [InlineData("b$")]
    [InlineData("^a|b$")]
    [InlineData(@"^\d{2,4}$")]
    [InlineData(@"^\d{3}-\d{2}$")]
    [InlineData(@"^\w+@\w+\.[a-z]{2,}$")]
    [InlineData(@"^-?(?:0|[1-9]\d*)$")]
    [InlineData(@"^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$")]
    [InlineData("^.$")]
    [InlineData(@"^\S+\s\S+$")]
    [InlineData(@"^[\]\-\^]$")]
    [InlineData("^[-_]$")]
    [InlineData("^(ab){1,2}?$")]
    [InlineData(@"^\u0061\x62$")]
    [InlineData("^(|a)$")]
    [InlineData(@"^[""\\]$")]
    [InlineData(@"^a\|b$")]
    [InlineData("^[ぁ-龥]+$")]
    [InlineData("")]
    public void String_is_in_the_grammar_if_it_matches(string pattern)
    {
        var gbnf = Membership.ToGbnf(JsonSerializer.Serialize(new { type = "string", pattern }));

        foreach (var text in s_texts)
        {
            var isMatch = Regex.IsMatch(text, pattern, RegexOptions.ECMAScript);
            Assert.True(isMatch == Membership.Contains(fixture.Model.Vocabulary, gbnf, JsonSerializer.Serialize(text, s_relaxed)), $"{text} {isMatch} {gbnf}");
        }
    }

    [Theory]
    [InlineData("(?=a)")]
    [InlineData(@"(a)\1")]
    [InlineData(@"\bword")]
    [InlineData("(?i)a")]
    [InlineData("a**")]
    [InlineData("a{")]
    [InlineData("a{3,2}")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[a")]
    [InlineData("[b-a]")]
    [InlineData("a^b")]
    [InlineData("(a$)")]
    [InlineData(@"\p{L}")]
    [InlineData(@"\")]
    [InlineData("[[a]]")]
    [InlineData(@"^\x00$")]
    [InlineData("a{99999}")]
    public void Pattern_that_is_not_understood_is_refused(string pattern) => Assert.Contains(
        pattern, Assert.Throws<NotSupportedException>(() => Membership.ToGbnf(JsonSerializer.Serialize(new { pattern }, s_relaxed))).Message, StringComparison.Ordinal);
}
