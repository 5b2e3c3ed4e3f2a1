using Fractions;

namespace Quorum;

/// <summary>A polynomial in several variables with rational coefficients.</summary>
internal sealed class Polynomial
{
    private const int MaximumTerms = 64;
    private const int MaximumDegree = 24;
    private const int MaximumDepth = 50;

    private readonly SortedDictionary<Monomial, Fraction> _terms;

    private Polynomial(SortedDictionary<Monomial, Fraction> terms) => _terms = terms;

    /// <summary>Gets the number of terms.</summary>
    public int Terms => _terms.Count;

    /// <summary>Gets the largest degree of a term; 0 for a constant.</summary>
    public int Degree => _terms.Count == 0 ? 0 : _terms.Keys.Max(monomial => monomial.Degree);

    /// <summary>Gets the variables that occur.</summary>
    public IReadOnlySet<string> Variables => _terms.Keys.SelectMany(monomial => monomial.Variables).ToHashSet();

    /// <summary>Multiplies an expression out; null if it is no polynomial, or one that is too large.</summary>
    public static Polynomial? Of(Expression expression) => Of(expression, 0);

    /// <summary>The coefficient of a power of the only variable.</summary>
    public Fraction Coefficient(int power) => _terms.FirstOrDefault(term => term.Key.Degree == power).Value;

    /// <summary>The coefficient of a product of powers.</summary>
    public Fraction Coefficient(Monomial monomial) => _terms.TryGetValue(monomial, out Fraction value) ? value : Fraction.Zero;

    public static Polynomial operator -(Polynomial left, Polynomial right)
    {
        var terms = new SortedDictionary<Monomial, Fraction>(left._terms);
        foreach (var (monomial, coefficient) in right._terms)
            Add(terms, monomial, -coefficient);
        return new Polynomial(terms);
    }

    private static Polynomial? Of(Expression expression, int depth)
    {
        if (depth > MaximumDepth)
            return null;

        switch (expression)
        {
            case NumberExpression { Value: { IsNaN: false, IsInfinity: false } value }:
                return Constant(value.Reduce());
            case VariableExpression variable:
                return new Polynomial(new() { [Monomial.Of(variable.Name)] = Fraction.One });
            case ConstantExpression { Constant: MathConstant.Pi or MathConstant.E or MathConstant.GoldenRatio } constant:
                return new Polynomial(new() { [Monomial.Of($"\\{constant.Constant}")] = Fraction.One });
            case SumExpression sum:
                return Sum(sum, depth);
            case ProductExpression product:
                Polynomial? all = Constant(Fraction.One);
                foreach (Expression factor in product.Factors)
                    all = all is null || Of(factor, depth + 1) is not { } next ? null : Multiply(all, next);
                return all;
            case PowerExpression { Exponent: NumberExpression { Value: { Denominator.IsOne: true } exponent } } power when exponent >= -MaximumDegree && exponent <= MaximumDegree:
                return Of(power.Base, depth + 1) is { } root ? Raise(root, (int)exponent.Numerator) : null;
            default:
                return null;
        }
    }

    private static Polynomial? Sum(SumExpression sum, int depth)
    {
        var terms = new SortedDictionary<Monomial, Fraction>();
        foreach (Expression term in sum.Terms)
        {
            if (Of(term, depth + 1) is not { } next)
                return null;
            foreach (var (monomial, coefficient) in next._terms)
                Add(terms, monomial, coefficient);
            if (terms.Count > MaximumTerms)
                return null;
        }

        return new Polynomial(terms);
    }

    private static Polynomial? Raise(Polynomial root, int exponent)
    {
        if (exponent < 0)
        {
            if (root.Terms != 1 || root.Degree != 0)
                return null;
            root = Constant(Fraction.One / root._terms.Values.First());
            exponent = -exponent;
        }

        Polynomial? power = Constant(Fraction.One);
        for (int i = 0; i < exponent && power is not null; i++)
            power = Multiply(power, root);
        return power;
    }

    private static Polynomial? Multiply(Polynomial left, Polynomial right)
    {
        if (left.Degree + right.Degree > MaximumDegree || left.Terms * right.Terms > 4 * MaximumTerms)
            return null;

        var terms = new SortedDictionary<Monomial, Fraction>();
        foreach (var (first, a) in left._terms)
        {
            foreach (var (second, b) in right._terms)
            {
                if (a.Numerator.GetBitLength() + b.Numerator.GetBitLength() > 2_000)
                    return null;
                Add(terms, first * second, a * b);
            }
        }

        return terms.Count > MaximumTerms ? null : new Polynomial(terms);
    }

    private static Polynomial Constant(Fraction value) => new(value.IsZero ? [] : new() { [Monomial.One] = value });

    private static void Add(SortedDictionary<Monomial, Fraction> terms, Monomial monomial, Fraction coefficient)
    {
        Fraction sum = (terms.TryGetValue(monomial, out Fraction present) ? present + coefficient : coefficient).Reduce();
        if (sum.IsZero)
            terms.Remove(monomial);
        else
            terms[monomial] = sum;
    }
}
