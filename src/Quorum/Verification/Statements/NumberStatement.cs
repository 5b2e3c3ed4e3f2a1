using System.Text.RegularExpressions;

namespace Quorum;

/// <summary>A way of stating something about whole numbers.</summary>
/// <param name="Pattern">How it is worded; the group r is the number that is claimed, where there is one.</param>
/// <param name="Judge">Whether it holds, and what is true; null if that cannot be told.</param>
internal sealed record NumberStatement(Regex Pattern, Func<Match, (bool Holds, string Actual)?> Judge);
