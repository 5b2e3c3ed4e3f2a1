namespace Quorum;

/// <summary>What came of an attempt to compute with rational numbers only.</summary>
internal enum Exactness
{
    /// <summary>The value is this rational number.</summary>
    Rational,

    /// <summary>The value is defined, as far as can be seen, but rational arithmetic alone does not give it.</summary>
    NotRational,

    /// <summary>There is no value, as for 1/0.</summary>
    Undefined,

    /// <summary>The value, or a value on the way to it, has more digits or takes more work than is allowed.</summary>
    TooLarge,
}
