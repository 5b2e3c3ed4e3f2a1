namespace Quorum.Code.Worker;

/// <summary>The first part of each message of a worker: what became of what it was asked, or that it is ready.</summary>
internal static class Reply
{
    /// <summary>Ready for the one program that it runs; with the CPU time used so far, in microseconds.</summary>
    public const string Ready = "ready";

    /// <summary>Done; with the compiled program, or the value that the function returned as JSON.</summary>
    public const string Done = "done";

    /// <summary>The program has errors; with line, column, code and message of each.</summary>
    public const string Errors = "errors";

    /// <summary>The program uses what is not allowed; with line, column, code and message of each use.</summary>
    public const string Blocked = "blocked";

    /// <summary>The program threw; with the type and message of the exception.</summary>
    public const string Exception = "exception";

    /// <summary>The program ran out of memory.</summary>
    public const string Memory = "memory";
}
