using System.Numerics;
using Fractions;

namespace Quorum;

/// <summary>An expression of numbers that a chain reduces step by step: results take the place of the operations that they are claimed for.</summary>
internal sealed class TrackedExpression
{
    private const int MaximumDepth = 50;
    private Node _root;

    private TrackedExpression(Node root) => _root = root;

    /// <summary>Tracks an expression; null if it holds more than numbers and the four operations.</summary>
    public static TrackedExpression? Of(Expression? expression) => expression is not null && Convert(expression, 0) is { } root ? new(root) : null;

    /// <summary>Gets the value; null where a divisor is zero.</summary>
    public Fraction? Value => Evaluate(_root);

    /// <summary>Gets the number that is left; null while there is something to compute.</summary>
    public BigInteger? Result => _root.Parts.Length == 0 ? _root.Number : null;

    /// <summary>Gets a value indicating whether it is a number divided by another.</summary>
    public bool IsQuotient => _root is { IsSum: false, Parts: [{ Node.Parts.Length: 0, IsInverse: false }, { Node.Parts.Length: 0, IsInverse: true }] };

    /// <summary>An expression that is reduced on its own from here.</summary>
    public TrackedExpression Copy() => new(_root);

    /// <summary>The products of two numbers that can be computed next.</summary>
    public IEnumerable<BinaryOperation> Products() => Products(_root);

    /// <summary>Whether an operation can be done next, and does it if a result is given.</summary>
    public bool TryReduce(BinaryOperation operation, BigInteger? result)
    {
        bool found = false;
        Node reduced = Reduce(_root, operation, result, ref found);
        if (found && result is not null)
            _root = reduced;
        return found;
    }

    private static IEnumerable<BinaryOperation> Products(Node node)
    {
        Node[] factors = node.IsSum ? [] : [.. node.Parts.Where(part => !part.IsInverse && part.Node.Parts.Length == 0).Select(part => part.Node)];
        return factors.SelectMany((factor, i) => factors.Skip(i + 1).Select(other => new BinaryOperation(factor.Number, '*', other.Number)))
            .Concat(node.Parts.SelectMany(part => Products(part.Node)));
    }

    private static Node Reduce(Node node, BinaryOperation operation, BigInteger? result, ref bool found)
    {
        if (node.Parts.Length == 0)
            return node;

        if (Pair(node, operation) is var (first, second))
        {
            found = true;
            if (result is not { } value)
                return node;

            bool inverse = node.Parts[first].IsInverse && node.Parts[second].IsInverse;
            var rest = node.Parts.ToList();
            rest[Math.Min(first, second)] = new Part(new Node(value), inverse);
            rest.RemoveAt(Math.Max(first, second));
            return rest is [{ IsInverse: false } only] ? only.Node : node with { Parts = [.. rest] };
        }

        var parts = (Part[])node.Parts.Clone();
        for (int i = 0; i < parts.Length && !found; i++)
            parts[i] = parts[i] with { Node = Reduce(parts[i].Node, operation, result, ref found) };
        return node with { Parts = parts };
    }

    /// <summary>The two parts of a sum or product that an operation takes.</summary>
    private static (int First, int Second)? Pair(Node node, BinaryOperation operation)
    {
        bool isSum = operation.Sign is '+' or '-';
        if (node.IsSum != isSum)
            return null;

        for (int i = 0; i < node.Parts.Length; i++)
        {
            for (int j = 0; j < node.Parts.Length; j++)
            {
                if (i == j || !node.Parts[i].Is(operation.Left) || !node.Parts[j].Is(operation.Right))
                    continue;

                bool opposite = node.Parts[i].IsInverse != node.Parts[j].IsInverse;
                if (operation.Sign is '+' or '*' ? !opposite : opposite && !node.Parts[i].IsInverse)
                    return (i, j);
            }
        }

        return null;
    }

    private static Fraction? Evaluate(Node node)
    {
        if (node.Parts.Length == 0)
            return new Fraction(node.Number);

        Fraction value = node.IsSum ? Fraction.Zero : Fraction.One;
        foreach (Part part in node.Parts)
        {
            if (Evaluate(part.Node) is not { } next || (!node.IsSum && part.IsInverse && next.IsZero))
                return null;
            value = (node.IsSum, part.IsInverse) switch
            {
                (true, false) => value + next,
                (true, true) => value - next,
                (false, false) => value * next,
                (false, true) => value / next,
            };
        }

        return value;
    }

    private static Node? Convert(Expression expression, int depth)
    {
        if (depth > MaximumDepth)
            return null;

        switch (expression)
        {
            case NumberExpression { Value: { Denominator.IsOne: true, IsNegative: false } } number:
                return new Node(number.Value.Numerator);
            case SumExpression sum:
                return Collect(isSum: true, sum.Terms.Select(term => Signed(term)), depth);
            case ProductExpression product:
                return Collect(isSum: false, product.Factors.Select(factor => factor is PowerExpression { Exponent: NumberExpression { Value: { Denominator.IsOne: true } exponent } } power && exponent == -1
                    ? (power.Base, true)
                    : (factor, false)), depth);
            default:
                return null;
        }
    }

    private static (Expression Term, bool IsInverse) Signed(Expression term) => term switch
    {
        ProductExpression { Factors: [NumberExpression { Value: { Denominator.IsOne: true } value }, var only] } when value == -1 => (only, true),
        ProductExpression { Factors: [NumberExpression { Value: { Denominator.IsOne: true } value }, .. var rest] } when value == -1 => (new ProductExpression(rest), true),
        NumberExpression { Value.IsNegative: true } number => (new NumberExpression(-number.Value), true),
        _ => (term, false),
    };

    private static Node? Collect(bool isSum, IEnumerable<(Expression Term, bool IsInverse)> terms, int depth)
    {
        var parts = new List<Part>();
        foreach (var (term, isInverse) in terms)
        {
            if (Convert(term, depth + 1) is not { } node)
                return null;
            if (node.Parts.Length > 0 && node.IsSum == isSum)
                parts.AddRange(node.Parts.Select(part => part with { IsInverse = part.IsInverse != isInverse }));
            else
                parts.Add(new Part(node, isInverse));
        }

        return new Node(0, isSum, [.. parts]);
    }

    /// <summary>A number, a sum or a product.</summary>
    private sealed record Node(BigInteger Number, bool IsSum = false, params Part[] Parts);

    /// <summary>A term, perhaps subtracted, or a factor, perhaps a divisor.</summary>
    private readonly record struct Part(Node Node, bool IsInverse)
    {
        public bool Is(BigInteger value) => Node.Parts.Length == 0 && Node.Number == value;
    }
}
