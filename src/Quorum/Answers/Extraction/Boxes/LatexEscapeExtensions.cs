namespace Quorum;

/// <summary>Gives a text its backslashes back.</summary>
internal static class LatexEscapeExtensions
{
    public static string Restore(this LatexEscape escape, string latex) => escape switch
    {
        LatexEscape.Doubled => latex.Replace(@"\\", @"\", StringComparison.Ordinal),
        LatexEscape.Lost => latex.Replace("\b", @"\b", StringComparison.Ordinal).Replace("\f", @"\f", StringComparison.Ordinal)
            .Replace("\t", @"\t", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal),
        _ => latex,
    };
}
