namespace Quorum;

/// <summary>Signs and names of currencies that stand before a number.</summary>
internal static class Currency
{
    public static bool IsSign(NotationToken token) => token.Kind == NotationTokenKind.Symbol && token.Text is "$" or "€" or "£" or "¥" or "₽" or "₹";

    public static bool IsName(string word) => word is "USD" or "EUR" or "GBP" or "RUB" or "Rs" or "INR" or "US";

    /// <summary>The unit that a sign or a name stands for.</summary>
    public static string NameOf(string sign) => sign switch
    {
        "$" or "US" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₽" => "RUB",
        "₹" or "Rs" => "INR",
        _ => sign,
    };
}
