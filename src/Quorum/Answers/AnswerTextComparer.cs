namespace Quorum;

/// <summary>Takes texts as equal that give equivalent answers (<see cref="AnswerExtractor"/>); texts without an answer by their words.</summary>
public sealed class AnswerTextComparer : IEqualityComparer<string>
{
    private readonly AnswerPolicy _policy;

    /// <summary>Initialises a comparer.</summary>
    /// <param name="policy">How answers are read; by default as <see cref="AnswerPolicy.Default"/> says.</param>
    public AnswerTextComparer(AnswerPolicy? policy = null) => _policy = policy ?? AnswerPolicy.Default;

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) => x is null || y is null ? x is null && y is null : Key(x) == Key(y);

    /// <inheritdoc/>
    public int GetHashCode(string obj) => Key(obj).GetHashCode();

    private (bool IsAnswer, string Key) Key(string text) =>
        AnswerExtractor.Extract(text, _policy) is { Answer.Key: var key } ? (true, key) : (false, text.Trim());
}
