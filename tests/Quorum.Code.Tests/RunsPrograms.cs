namespace Quorum.Code.Tests;

/// <summary>Tests that run programs do so one after another, so that each one's processes are its own.</summary>
[CollectionDefinition(nameof(RunsPrograms), DisableParallelization = true)]
public class RunsPrograms;
