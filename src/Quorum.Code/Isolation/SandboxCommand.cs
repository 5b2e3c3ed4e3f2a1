namespace Quorum.Code.Isolation;

/// <summary>What is to run in a sandbox, and what of the host it needs for that.</summary>
/// <param name="Command">The program's path and its arguments.</param>
/// <param name="Files">The files and folders that it may read, at the same paths; the system's libraries are there anyway.</param>
/// <param name="Environment">Its environment, whole.</param>
/// <param name="Limits">What the kernel holds it to.</param>
/// <param name="NeedsProc">Whether it cannot do without <c>/proc</c>, where it then sees itself alone.</param>
internal sealed record SandboxCommand(
    IReadOnlyList<string> Command,
    IReadOnlyList<string> Files,
    IReadOnlyDictionary<string, string> Environment,
    KernelLimits Limits,
    bool NeedsProc);
