using System.Collections.Immutable;
using Fractions;

namespace Quorum;

/// <summary>A mathematical expression as it was written, before any simplification.</summary>
internal abstract record Expression;

/// <summary>An exact rational number.</summary>
internal sealed record NumberExpression(Fraction Value) : Expression;

/// <summary>A variable; the name includes its subscript, as <c>x_1</c>.</summary>
internal sealed record VariableExpression(string Name) : Expression;

/// <summary>A constant with a name.</summary>
internal sealed record ConstantExpression(MathConstant Constant) : Expression;

/// <summary>A sum; a difference is a sum with a product by −1.</summary>
internal sealed record SumExpression(ImmutableArray<Expression> Terms) : Expression;

/// <summary>A product; a quotient is a product with a power of −1.</summary>
internal sealed record ProductExpression(ImmutableArray<Expression> Factors) : Expression;

/// <summary>A power; the n-th root is the power of 1/n.</summary>
internal sealed record PowerExpression(Expression Base, Expression Exponent) : Expression;

/// <summary>A function applied to arguments.</summary>
internal sealed record FunctionExpression(MathFunction Function, ImmutableArray<Expression> Arguments) : Expression;
