namespace Quorum.Cli.Tests;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record QuorumRun(int ExitCode, string Output, string Error);
