namespace Quorum.Code.Isolation;

/// <summary>No isolation: a process with the rights of this one, in a temporary folder, with the limits that <c>prlimit</c> sets.</summary>
internal sealed class Unisolated : ISandbox
{
    /// <inheritdoc/>
    public async Task<SandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("quorum-code-").FullName;
        try
        {
            string[] limits = HostTool.Find("prlimit") is { } prlimit ? [prlimit, .. command.Limits.ToArguments(countThreads: false)] : [];
            return await SandboxedProcess.StartAsync([.. limits, .. command.Command], command.Environment, [], folder).ConfigureAwait(false);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }
}
