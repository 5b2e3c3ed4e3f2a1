namespace Quorum;

/// <summary>The kinds of tokens in a step.</summary>
internal enum FormulaTokenKind
{
    Number,

    /// <summary>A variable, a function or a LaTeX command that may stand in a formula.</summary>
    Name,
    Operator,
    Relation,
    Open,
    Close,

    /// <summary>A word of prose; it may turn out to be a unit.</summary>
    Word,

    /// <summary>"R 5": the remainder of a division.</summary>
    Remainder,

    /// <summary>"(mod 5)": the modulus of the congruence before it.</summary>
    Modulus,

    /// <summary>What ends a formula: punctuation, a delimiter, a new line.</summary>
    Break,

    /// <summary>What belongs to a formula and cannot be evaluated.</summary>
    Opaque,
}
