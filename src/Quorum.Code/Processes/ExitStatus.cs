namespace Quorum.Code.Processes;

/// <summary>How a process ended.</summary>
/// <param name="Code">Its exit code; 128 and the signal's number for one that a signal ended, as shells have it.</param>
/// <param name="CpuTime">The CPU time that it and the processes it waited for have used.</param>
internal readonly record struct ExitStatus(int Code, TimeSpan CpuTime)
{
    public const int Killed = 128 + 9;
    public const int BadSystemCall = 128 + 31;
    public const int CpuExceeded = 128 + 24;
    public const int SegmentationFault = 128 + 11;
}
