namespace Quorum;

/// <summary>The functions that expressions name.</summary>
internal enum MathFunction
{
    /// <summary>An unknown function, as f in f(x): its first argument is a variable with the function's name.</summary>
    Unknown,
    AbsoluteValue,
    NaturalLogarithm,

    /// <summary>Base, then argument.</summary>
    Logarithm,
    Sine,
    Cosine,
    Tangent,
    Cotangent,
    Secant,
    Cosecant,
    ArcSine,
    ArcCosine,
    ArcTangent,
    ArcCotangent,
    ArcSecant,
    ArcCosecant,
    HyperbolicSine,
    HyperbolicCosine,
    HyperbolicTangent,
    Factorial,
    DoubleFactorial,

    /// <summary>n, then k.</summary>
    Binomial,
    Floor,
    Ceiling,
    Sign,
    GreatestCommonDivisor,
    LeastCommonMultiple,

    /// <summary>Dividend, then divisor.</summary>
    Modulo,
    Minimum,
    Maximum,
    RealPart,
    ImaginaryPart,
    Conjugate,
    Argument,
}
