namespace Quorum;

/// <summary>The certainty changed, since one more sample, in sample order, was judged.</summary>
/// <param name="Leader">The leading group among the judged samples.</param>
/// <param name="Certainty">How certain its lead is.</param>
public sealed record CertaintyChangedUpdate(AnswerGroup Leader, Certainty Certainty) : ConsensusUpdate;
