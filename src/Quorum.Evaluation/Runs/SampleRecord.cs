namespace Quorum.Evaluation;

/// <summary>One sample as the journal has it.</summary>
/// <param name="Problem">The problem's id.</param>
/// <param name="Sample">The number of the sample, from 0.</param>
/// <param name="Chain">What was drawn; not verified, since that can be done at any time.</param>
internal sealed record SampleRecord(string Problem, int Sample, Chain Chain);

/// <summary>The part of a <see cref="SampleRecord"/> that tells which sample it is; the chain is skipped when it is read.</summary>
/// <param name="Problem">The problem's id.</param>
/// <param name="Sample">The number of the sample, from 0.</param>
internal sealed record SampleKey(string Problem, int Sample);
