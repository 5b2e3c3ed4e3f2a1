using Fractions;

namespace Quorum;

/// <summary>A unit of measurement: so many base units of a dimension.</summary>
/// <param name="Factor">How many base units it is; 0 if the unit has none, as degrees of temperature.</param>
/// <param name="Dimension">The base units with their exponents, such as <c>m^2</c>; empty if it is a number.</param>
internal readonly record struct Unit(Fraction Factor, string Dimension);
