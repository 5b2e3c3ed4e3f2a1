namespace Quorum.Code.Tests.Programs;

public class ProgramExtractorTests
{
    [Theory]
    [InlineData("```csharp\nint a;\n```", "int a;")]
    [InlineData("First:\n```csharp\nint a;\n```\nBetter:\n```cs\nint b;\n```\nDone.", "int b;")]
    [InlineData("```C#\nint a;\n```\nCalled so:\n```python\nprint(1)\n```", "int a;")]
    [InlineData("~~~csharp\nint a;\n~~~", "int a;")]
    [InlineData("````csharp\nvar s = @\"\n```\n\";\n````", "var s = @\"\n```\n\";")]
    [InlineData("1. So:\n   ```csharp\n   if (a)\n       b();\n   ```", "if (a)\n    b();")]
    [InlineData("```csharp title=\"a.cs\"\nint a;\n```", "int a;")]
    [InlineData("```{.csharp}\nint a;\n```", "int a;")]
    [InlineData("```\nint a;\n```", "int a;")]
    [InlineData("```csharp\r\nint a;\r\nint b;\r\n```\r\n", "int a;\nint b;")]
    [InlineData("```csharp\nint a;\n```\n```\nOutput: 3\n```", "int a;")]
    [InlineData("```csharp\nint a;\n```\n```csharp\n\n```", "int a;")]
    public void Find_takes_the_last_block_of_the_language(string text, string source) =>
        Assert.Equal(source, ProgramExtractor.Find(text, CodeLanguage.CSharp)?.Source);

    [Theory]
    [InlineData("")]
    [InlineData("int a;")]
    [InlineData("Use `int a;`.")]
    [InlineData("```python\nprint(1)\n```")]
    [InlineData("```csharp\nint a;")]
    [InlineData("```csharp\n```")]
    public void Find_without_a_whole_block_finds_nothing(string text) => Assert.Null(ProgramExtractor.Find(text, CodeLanguage.CSharp));

    [Theory]
    [InlineData(CodeLanguage.Python, "a = 1")]
    [InlineData(CodeLanguage.JavaScript, "let a = 1;")]
    [InlineData(CodeLanguage.CSharp, "int a = 1;")]
    public void Find_knows_the_languages_apart(CodeLanguage language, string source) =>
        Assert.Equal(source, ProgramExtractor.Find("```py\na = 1\n```\n```js\nlet a = 1;\n```\n```csharp\nint a = 1;\n```", language)?.Source);
}
