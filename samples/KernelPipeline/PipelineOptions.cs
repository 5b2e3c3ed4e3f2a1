namespace KernelPipeline;

/// <summary>What is asked of the pipeline beside what is asked of every agent.</summary>
internal sealed record PipelineOptions
{
    /// <summary>What is to be planned; null if a saved plan is to be run.</summary>
    public string? Goal { get; init; }

    /// <summary>The inputs as <c>NAME=VALUE</c>.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Whether the plan is shown and not run.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether calls with side effects are made without asking.</summary>
    public bool Yes { get; init; }

    /// <summary>Where the agreed plan goes; null for nowhere.</summary>
    public string? SavePath { get; init; }

    /// <summary>The saved plan to run; null to plan.</summary>
    public string? PlanPath { get; init; }
}
