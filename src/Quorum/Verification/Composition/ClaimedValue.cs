namespace Quorum;

/// <summary>Parts what a wrong step claims.</summary>
internal static class ClaimedValue
{
    /// <summary>The two sides of a claim such as "7 * 4 = 29", cut at the last equals sign; null if it has none.</summary>
    public static (string Left, string Right)? Parts(string? claim)
    {
        int equals = claim?.LastIndexOf('=') ?? -1;
        return equals <= 0 ? null : (claim![..equals].Trim(), claim[(equals + 1)..].Trim());
    }
}
