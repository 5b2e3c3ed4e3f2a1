namespace Quorum.Code.Isolation;

/// <summary>Starts processes apart from everything else.</summary>
internal interface ISandbox
{
    /// <summary>Starts a process that waits for what it is told through its channel.</summary>
    Task<SandboxedProcess> StartAsync(SandboxCommand command, CancellationToken cancellationToken);
}
