using Quorum.Code;
using Spectre.Console;

namespace CodingAgent.Tests;

public class SourceMarkupTests
{
    [Theory]
    [InlineData(CodeLanguage.CSharp, "int x = 1; // [one]", "[blue]int[/] x = [aqua]1[/]; [green]// [[one]][/]")]
    [InlineData(CodeLanguage.CSharp, "s.Contains(\"return // 1\")", "s.Contains([yellow]\"return // 1\"[/])")]
    [InlineData(CodeLanguage.CSharp, "xs[0] /* a\nb */", "xs[[[aqua]0[/]]] [green]/* a\nb */[/]")]
    [InlineData(CodeLanguage.Python, "def f(n):  # '\n    return 'a#'", "[blue]def[/] f(n):  [green]# '[/]\n    [blue]return[/] [yellow]'a#'[/]")]
    [InlineData(CodeLanguage.JavaScript, "const f = x => `a ${x}`;", "[blue]const[/] f = x => [yellow]`a ${x}`[/];")]
    public void Highlight_colours_words_texts_numbers_and_comments(CodeLanguage language, string source, string markup)
    {
        Assert.Equal(markup, SourceMarkup.Highlight(new SourceProgram(language, source)));
        Assert.Equal(source, Markup.Remove(markup));
    }
}
