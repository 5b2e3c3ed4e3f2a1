namespace Quorum;

/// <summary>What a report shows besides the result itself.</summary>
public sealed record ConsensusReportOptions
{
    /// <summary>Gets the title of the page.</summary>
    /// <value>The default is "Consensus report".</value>
    public string Title { get; init; } = ReportWords.Title;

    /// <summary>Gets tables that are shown after the decision, such as what the tests of a program came to.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<ReportTable> Tables { get; init; } = [];

    /// <summary>Gets the settings that a repetition of the run needs besides its seed, by name, such as the model and the temperature.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];
}
