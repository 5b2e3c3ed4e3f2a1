namespace Quorum;

/// <summary>The relations that steps state between two sides.</summary>
internal enum RelationKind
{
    Equal,

    /// <summary>The word "is", which often says less than an equality.</summary>
    Is,
    Approximate,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Congruent,
}
