namespace Quorum;

/// <summary>A product of powers of variables, without coefficient.</summary>
internal sealed class Monomial : IComparable<Monomial>
{
    private readonly SortedDictionary<string, int> _exponents;
    private readonly string _key;

    private Monomial(SortedDictionary<string, int> exponents)
    {
        _exponents = exponents;
        _key = string.Join('*', exponents.Select(factor => $"{factor.Key}^{factor.Value}"));
    }

    public static Monomial One { get; } = new(new(StringComparer.Ordinal));

    public int Degree => _exponents.Values.Sum();

    public IEnumerable<string> Variables => _exponents.Keys;

    public static Monomial Of(string variable) => new(new(StringComparer.Ordinal) { [variable] = 1 });

    public static Monomial operator *(Monomial left, Monomial right)
    {
        var exponents = new SortedDictionary<string, int>(left._exponents, StringComparer.Ordinal);
        foreach (var (variable, exponent) in right._exponents)
            exponents[variable] = exponents.GetValueOrDefault(variable) + exponent;
        return new Monomial(exponents);
    }

    public int CompareTo(Monomial? other) => string.CompareOrdinal(_key, other?._key);
}
