namespace Quorum.Evaluation;

/// <summary>How the problems of a benchmark are made of its file.</summary>
public sealed record BenchmarkOptions
{
    /// <summary>Gets the language of the instruction.</summary>
    /// <value>The default is <see cref="PromptLanguage.English"/>.</value>
    public PromptLanguage Language { get; init; }

    /// <summary>
    /// Gets what the order of options is drawn from where the file has the right one always in the same place (GPQA). The order of a problem
    /// depends on this and on the problem alone.
    /// </summary>
    /// <value>The default is 0.</value>
    public int ShuffleSeed { get; init; }

    /// <summary>Gets the first day of the contests whose problems are taken (LiveCodeBench); <see langword="null"/>, the default, for no limit.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Gets the last day of the contests whose problems are taken (LiveCodeBench); <see langword="null"/>, the default, for no limit.</summary>
    public DateOnly? To { get; init; }
}
