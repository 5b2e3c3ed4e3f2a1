namespace Quorum;

/// <summary>What a computation with balls gave; everything but <see cref="Finite"/> spreads to all that depends on it.</summary>
internal enum BallState : byte
{
    /// <summary>A number within known bounds.</summary>
    Finite,

    /// <summary>The bounds are too wide to decide something; more precision may help.</summary>
    Imprecise,

    /// <summary>There is no value.</summary>
    Undefined,

    /// <summary>The magnitude is beyond the exponents that are allowed, or the work beyond its budget.</summary>
    TooLarge,

    /// <summary>There is no way to evaluate it.</summary>
    NotEvaluable,
}
