namespace Quorum.Cli;

/// <summary>How a command ends, for scripts.</summary>
internal enum ExitCode
{
    Done = 0,

    /// <summary>The file is no model that can be loaded.</summary>
    Unfit = 1,

    /// <summary>The command line, a setting or a path is wrong.</summary>
    WrongUse = 2,

    NotFound = 3,
    AccessDenied = 4,
    Unreachable = 5,
    WrongContent = 6,
    DiskFull = 7,

    /// <summary>The model does not fit into memory.</summary>
    DoesNotFit = 8,

    /// <summary>A run has samples left to draw.</summary>
    Incomplete = 9,

    /// <summary>The samples gave no decision.</summary>
    Undecided = 10,
    Cancelled = 130,
}
