using Spectre.Console;

namespace Quorum.Cli;

/// <summary>Prints text and tables; lines that another program reads are not broken.</summary>
internal static class Output
{
    private const int RedirectedWidth = 1000;

    public static Table Table(IEnumerable<string> columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = true });
        return table;
    }

    public static void Write(Spectre.Console.Rendering.IRenderable content)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = RedirectedWidth;
        AnsiConsole.Write(content);
    }

    public static void Line(string text) => Console.Out.WriteLine(text);
}
