namespace Quorum;

/// <summary>What an answer has in it, so that forms that need a sign are not looked for where the sign is missing.</summary>
[Flags]
internal enum AnswerSigns
{
    None = 0,

    /// <summary>Words or letters.</summary>
    Word = 1,

    /// <summary>Commas, semicolons, "and", "or".</summary>
    Separator = 2,

    /// <summary>Equality, inequalities, membership.</summary>
    Relation = 4,

    /// <summary>Union, intersection, difference.</summary>
    SetOperator = 8,

    /// <summary>A colon.</summary>
    Colon = 16,

    /// <summary>A modulus.</summary>
    Modulus = 32,

    /// <summary>A subscript.</summary>
    Subscript = 64,
}
