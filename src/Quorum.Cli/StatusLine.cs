using System.Globalization;
using Spectre.Console;

namespace Quorum.Cli;

/// <summary>How far a command has come, on the error stream so that the output stays clean: one line that is drawn over on a terminal, lines elsewhere.</summary>
internal sealed class StatusLine : IDisposable
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private bool _isOpen;

    /// <summary>Gets whether a person watches, so that the line may change often.</summary>
    public bool IsLive { get; } = !Console.IsErrorRedirected;

    public static string Describe(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min")
        : time.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds} s") : string.Create(CultureInfo.InvariantCulture, $"{time.Seconds} s");

    /// <summary>Writes a line that stays.</summary>
    public void Write(string line)
    {
        Dispose();
        Console.Error.WriteLine(line);
    }

    /// <summary>Draws the line over.</summary>
    public void DrawOver(string line)
    {
        var width = Math.Max(20, _console.Profile.Width - 1);
        Console.Error.Write("\r" + (line.Length > width ? line[..width] : line.PadRight(width)));
        _isOpen = true;
    }

    /// <summary>Ends the line, so that what comes next has one of its own.</summary>
    public void Dispose()
    {
        if (_isOpen)
            Console.Error.WriteLine();
        _isOpen = false;
    }
}
