using System.Globalization;

namespace Quorum.Code.Isolation;

/// <summary>Limits that the kernel puts on a process, whatever it does.</summary>
/// <param name="Data">Its own writable memory, in bytes.</param>
/// <param name="AddressSpace">All its memory, in bytes; <see langword="null"/> for a runtime that reserves far more than it uses.</param>
/// <param name="Files">The length of a file and of all files in its work folder, in bytes.</param>
/// <param name="Threads">Its threads.</param>
internal sealed record KernelLimits(long Data, long? AddressSpace, long Files, int Threads)
{
    // .NET takes one for each assembly.
    private const int Descriptors = 256;

    /// <summary>Gets the arguments of <c>prlimit</c> that set them.</summary>
    /// <param name="countThreads">Whether the process has a user of its own; otherwise, the threads of others of the same user would count.</param>
    public IEnumerable<string> ToArguments(bool countThreads)
    {
        yield return "--core=0";
        yield return $"--nofile={Descriptors}";
        yield return string.Create(CultureInfo.InvariantCulture, $"--data={Data}");
        yield return string.Create(CultureInfo.InvariantCulture, $"--fsize={Files}");
        if (AddressSpace is { } space)
            yield return string.Create(CultureInfo.InvariantCulture, $"--as={space}");
        if (countThreads)
            yield return string.Create(CultureInfo.InvariantCulture, $"--nproc={Threads}");
    }
}
