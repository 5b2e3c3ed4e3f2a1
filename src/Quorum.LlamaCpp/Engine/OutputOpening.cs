namespace Quorum.LlamaCpp;

/// <summary>
/// The first part of an output, which ends with a token of its own, and how long it may be: for a reasoning model, the reasoning. (Budget
/// forcing: Muennighoff et al. 2025, "s1: Simple test-time scaling", arXiv 2501.19393.)
/// </summary>
public sealed record OutputOpening
{
    /// <summary>Gets the token that ends the opening.</summary>
    public required int EndToken { get; init; }

    /// <summary>Gets the most tokens of the opening, at least 1. <see langword="null"/>, the default, sets no limit of its own.</summary>
    public int? MaxTokens
    {
        get;
        init
        {
            if (value is { } count)
                ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(MaxTokens));
            field = value;
        }
    }

    /// <summary>
    /// Gets the tokens that the output goes on with where <see cref="MaxTokens"/> are used up, where no more than <see cref="Reserve"/> are left,
    /// or in place of an end of the whole output within the opening. They end with <see cref="EndToken"/>, or with tokens after it. If empty, the
    /// default, none of that happens.
    /// </summary>
    public IReadOnlyList<int> Ending { get; init; } = [];

    /// <summary>
    /// Gets the number of tokens that are kept for what follows the opening and its <see cref="Ending"/>: this many, but no more than a quarter of
    /// what the request and the context have room for. At least 0, the default.
    /// </summary>
    public int Reserve
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Reserve));
            field = value;
        }
    }

    /// <summary>Gets the least tokens of the opening, as far as <see cref="Extension"/> achieves that. At least 0, the default.</summary>
    public int MinTokens
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MinTokens));
            field = value;
        }
    }

    /// <summary>Gets the tokens that take the place of an end that comes before <see cref="MinTokens"/>.</summary>
    public IReadOnlyList<int> Extension { get; init; } = [];

    /// <summary>Gets how often that may happen in one output; a model that insists has its way then. At least 0; the default is 16.</summary>
    public int MaxExtensions
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MaxExtensions));
            field = value;
        }
    }

    = 16;
}
