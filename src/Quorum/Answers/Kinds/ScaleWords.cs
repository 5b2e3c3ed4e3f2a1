using Fractions;

namespace Quorum;

/// <summary>Words that multiply the number before them.</summary>
internal static class ScaleWords
{
    public static Fraction? Read(string word) => word.ToLowerInvariant() switch
    {
        "hundred" or "hundreds" => 100,
        "dozen" or "dozens" => 12,
        "thousand" or "thousands" or "тысяча" or "тысячи" or "тысяч" or "тыс" => 1_000,
        "million" or "millions" or "миллион" or "миллиона" or "миллионов" or "млн" => 1_000_000,
        "billion" or "billions" or "миллиард" or "миллиарда" or "миллиардов" or "млрд" => 1_000_000_000,
        "trillion" or "trillions" or "триллион" or "триллиона" or "триллионов" => 1_000_000_000_000,
        _ => null,
    };
}
