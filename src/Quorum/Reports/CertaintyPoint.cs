namespace Quorum;

/// <summary>How certain the lead was after so many samples.</summary>
/// <param name="Samples">The number of samples judged.</param>
/// <param name="Leader">The leading answer.</param>
/// <param name="Votes">The votes for it.</param>
/// <param name="RunnerUp">The votes for the next one.</param>
/// <param name="Probability">The probability of the leader.</param>
internal readonly record struct CertaintyPoint(int Samples, Answer Leader, int Votes, int RunnerUp, double Probability);
