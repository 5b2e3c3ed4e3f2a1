namespace Quorum.LlamaCpp.Engine;

/// <summary>How far the opening of one output has come.</summary>
/// <param name="opening">The opening, or <see langword="null"/> if the output has none.</param>
/// <param name="room">The tokens that the output may have.</param>
internal sealed class OpeningProgress(OutputOpening? opening, int room)
{
    private readonly int _limit = opening is null ? 0 : Limit(opening, room);
    private int _tokens;
    private int _extensions;
    private bool _isEnding;

    /// <summary>Whether the output is still in its opening.</summary>
    public bool IsOpen { get; private set; } = opening is not null;

    /// <summary>The tokens that take the place of a drawn one; none if it stays.</summary>
    /// <param name="token">The drawn token.</param>
    /// <param name="endsOutput">Whether it ends the whole output.</param>
    public IReadOnlyList<int> Replace(int token, bool endsOutput)
    {
        if (!IsOpen || (!endsOutput && token != opening!.EndToken))
            return [];
        if (_tokens < opening!.MinTokens && _extensions < opening.MaxExtensions && opening.Extension.Count > 0)
        {
            _extensions++;
            return opening.Extension;
        }

        return endsOutput ? End() : [];
    }

    /// <summary>Counts a token of the output.</summary>
    /// <returns>The tokens that the output has to go on with; none if the model may draw.</returns>
    public IReadOnlyList<int> Add(int token)
    {
        if (!IsOpen)
            return [];

        _tokens++;
        IsOpen = token != opening!.EndToken;
        return IsOpen && !_isEnding && _tokens >= _limit ? End() : [];
    }

    private IReadOnlyList<int> End()
    {
        _isEnding = true;
        return opening!.Ending;
    }

    private static int Limit(OutputOpening opening, int room)
    {
        var left = room - opening.Ending.Count - Math.Min(opening.Reserve, room / 4);
        return opening.Ending.Count == 0 ? int.MaxValue : Math.Min(opening.MaxTokens ?? int.MaxValue, left);
    }
}
