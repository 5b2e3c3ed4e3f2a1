namespace Quorum.Evaluation;

/// <summary>What a run is: everything that a repetition needs, and that may not differ between the processes that share it.</summary>
public sealed record RunManifest
{
    /// <summary>The version of the files that this code writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Gets the version of the run's files.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Gets when the run was created.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Gets where the problems come from.</summary>
    public required RunSource Source { get; init; }

    /// <summary>Gets the model.</summary>
    public required RunModel Model { get; init; }

    /// <summary>Gets how samples are drawn.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Gets the number of problems. It may grow (<see cref="EvaluationRun.Extend"/>); <see cref="EvaluationRun.Create"/> sets it.</summary>
    public int Problems { get; init; }

    /// <summary>Gets the number of samples of each problem, from 1 to 1,024. It may grow (<see cref="EvaluationRun.Extend"/>).</summary>
    public required int Samples { get; init; }

    /// <summary>Gets the versions of what the run was created with, by name.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    /// <summary>Gets the versions of this process, for a new manifest.</summary>
    /// <returns>The versions by name.</returns>
    public static IReadOnlyDictionary<string, string> CurrentVersions() => new Dictionary<string, string>
    {
        ["Quorum"] = typeof(RunManifest).Assembly.GetName().Version!.ToString(3),
        [".NET"] = Environment.Version.ToString(),
        ["system"] = System.Runtime.InteropServices.RuntimeInformation.OSDescription,
        ["architecture"] = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString(),
        ["processors"] = Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
