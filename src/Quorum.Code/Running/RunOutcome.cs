namespace Quorum.Code;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>The program ended by itself, without an error; where an output was expected, with that.</summary>
    Ok,

    /// <summary>The program ended by itself, with another output than expected.</summary>
    WrongOutput,

    /// <summary>The source is not a program of its language, or lacks the function to call. It was not run.</summary>
    CompileError,

    /// <summary>The program threw, crashed, or ended with an exit code that says it failed.</summary>
    Exception,

    /// <summary>The program, or its compilation, did not end in time.</summary>
    TimeLimit,

    /// <summary>The program, or its compilation, asked for more memory than allowed.</summary>
    MemoryLimit,

    /// <summary>The program wrote more than allowed.</summary>
    OutputLimit,

    /// <summary>The program uses, or tried, what no program may. In C#, it was not run.</summary>
    Blocked,
}
