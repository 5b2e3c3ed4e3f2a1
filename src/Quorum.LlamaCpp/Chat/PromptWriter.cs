namespace Quorum.LlamaCpp.Chat;

/// <summary>Writes a prompt as tokens. Only <see cref="Tag"/> and <see cref="Token"/> write special ones, so no text can forge them.</summary>
internal sealed class PromptWriter(LlamaVocabulary vocabulary)
{
    public List<int> Tokens { get; } = [];

    public PromptWriter Token(int token)
    {
        Tokens.Add(token);
        return this;
    }

    /// <summary>Writes a tag of the chat format: the token that is it, or its text where the model has no such token.</summary>
    public PromptWriter Tag(string tag) => vocabulary.FindSpecial(tag) is { } token ? Token(token) : Text(tag);

    public PromptWriter Text(string text)
    {
        Tokens.AddRange(vocabulary.Tokenize(text));
        return this;
    }
}
