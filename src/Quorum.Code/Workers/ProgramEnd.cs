using System.Globalization;
using System.Text;
using Quorum.Code.Processes;

namespace Quorum.Code.Workers;

/// <summary>How a run ended, from what was seen of it.</summary>
/// <param name="Exceeded">The limit for which it was ended; <see langword="null"/> if it ended by itself.</param>
/// <param name="Reply">What the worker said; <see langword="null"/> if the process ended without a word.</param>
/// <param name="ExitCode">The process' exit code.</param>
/// <param name="Error">What it wrote to standard error.</param>
/// <param name="HasFunction">Whether a value was expected.</param>
internal sealed record ProgramEnd(RunOutcome? Exceeded, byte[][]? Reply, int ExitCode, string Error, bool HasFunction)
{
    // What runtimes write before they give up for want of memory.
    private static readonly string[] _memoryMarks =
        ["OutOfMemoryException", "MemoryError", "Out of memory", "out of memory", "Failed to create", "can't start new thread"];

    private const string StackMark = "Stack overflow.";

    private static readonly RunResult _tooDeep = new() { Outcome = RunOutcome.Exception, Message = "The program's recursion is too deep for its stack." };

    /// <summary>Says the outcome, with its message and its value or diagnostics.</summary>
    /// <param name="cpuTimeIsUp">Whether all CPU time that was allowed has been used.</param>
    public RunResult Describe(bool cpuTimeIsUp) =>
        // The runtime writes out the whole stack, which may be more than is read.
        Reply is null && Exceeded is null or RunOutcome.OutputLimit && Error.Contains(StackMark, StringComparison.Ordinal) ? _tooDeep
        : Exceeded is { } limit ? new() { Outcome = limit, Message = Text(limit) }
        : Reply is { } reply ? DescribeReply([.. reply.Select(Encoding.UTF8.GetString)])
        : DescribeExit(cpuTimeIsUp);

    /// <summary>Reads diagnostics from the parts of a reply.</summary>
    public static IReadOnlyList<SourceDiagnostic> Diagnostics(IEnumerable<string> parts) =>
    [
        .. parts.Chunk(4).Where(four => four.Length == 4).Select(four => new SourceDiagnostic(
            int.TryParse(four[0], CultureInfo.InvariantCulture, out int line) ? line : 0,
            int.TryParse(four[1], CultureInfo.InvariantCulture, out int column) ? column : 0,
            four[2],
            four[3])),
    ];

    // The program runs beside the worker and could have forged a reply, so one that makes no sense is the program's failure.
    private RunResult DescribeReply(string[] reply) => reply switch
    {
        [Worker.Reply.Done, var value] => new() { Outcome = RunOutcome.Ok, Value = HasFunction ? value : null },
        [Worker.Reply.Errors, .. var parts] when Diagnostics(parts) is [var first, ..] and var all =>
            new() { Outcome = RunOutcome.CompileError, Message = first.ToString(), Diagnostics = all },
        [Worker.Reply.Exception, var type, var message] => new() { Outcome = RunOutcome.Exception, Message = $"{type}: {message}" },
        [Worker.Reply.Memory, ..] => new() { Outcome = RunOutcome.MemoryLimit, Message = Text(RunOutcome.MemoryLimit) },
        _ => new() { Outcome = RunOutcome.Exception, Message = "The program disturbed its worker." },
    };

    private RunResult DescribeExit(bool cpuTimeIsUp)
    {
        if (ExitCode == ExitStatus.BadSystemCall)
            return new() { Outcome = RunOutcome.Blocked, Message = "The program made a system call that no program may." };
        if (ExitCode is ExitStatus.Killed or ExitStatus.CpuExceeded)
        {
            RunOutcome limit = cpuTimeIsUp || ExitCode == ExitStatus.CpuExceeded ? RunOutcome.TimeLimit : RunOutcome.MemoryLimit;
            return new() { Outcome = limit, Message = Text(limit) };
        }
        if (ExitCode != 0 && _memoryMarks.Any(mark => Error.Contains(mark, StringComparison.Ordinal)))
            return new() { Outcome = RunOutcome.MemoryLimit, Message = Text(RunOutcome.MemoryLimit) };
        if (ExitCode == 0 && !HasFunction)
            return new() { Outcome = RunOutcome.Ok };
        return new()
        {
            Outcome = RunOutcome.Exception,
            Message = UnhandledException() is { } line ? line
                : ExitCode == ExitStatus.SegmentationFault ? "The process crashed (segmentation fault); too deep a recursion does that."
                : $"The process ended with exit code {ExitCode}.",
        };
    }

    private string? UnhandledException() => Error.Split('\n').FirstOrDefault(line => line.StartsWith("Unhandled exception", StringComparison.Ordinal))?.Trim();

    private static string Text(RunOutcome limit) => limit switch
    {
        RunOutcome.TimeLimit => "The program did not end in time.",
        RunOutcome.MemoryLimit => "The program asked for more memory than allowed.",
        _ => "The program wrote more than allowed.",
    };
}
