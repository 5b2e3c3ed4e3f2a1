namespace Quorum.Code;

/// <summary>The machine has no means to isolate a program, or does not allow them, so nothing was run.</summary>
/// <param name="reason">What is missing, and what to do.</param>
public sealed class IsolationUnavailableException(string reason) : InvalidOperationException(
    $"Programs cannot be isolated on this machine, so none is run. {reason} "
    + $"{nameof(CodeRunnerOptions)}.{nameof(CodeRunnerOptions.AllowUnisolated)} runs them all the same, with the rights of this process.");
