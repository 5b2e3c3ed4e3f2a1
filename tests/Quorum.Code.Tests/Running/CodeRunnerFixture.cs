namespace Quorum.Code.Tests;

/// <summary>One runner for the tests of a class: its processes take longer to start than the programs to run.</summary>
public sealed class CodeRunnerFixture : IAsyncDisposable
{
    internal CodeRunner Runner { get; } = new(new CodeRunnerOptions
    {
        Limits = new RunLimits { CpuTime = TimeSpan.FromSeconds(20), WallTime = TimeSpan.FromSeconds(60), Memory = 128 << 20 },
        ReadyProcesses = 1,
    });

    internal Task<RunResult> RunAsync(CodeLanguage language, string source, string input = "") =>
        Runner.RunAsync(new SourceProgram(language, source), new StandardInput(input), cancellationToken: TestContext.Current.CancellationToken);

    internal Task<RunResult> CallAsync(CodeLanguage language, string source, string function, string arguments) =>
        Runner.RunAsync(new SourceProgram(language, source), new FunctionCall(function, arguments), cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Runner.DisposeAsync();
}
