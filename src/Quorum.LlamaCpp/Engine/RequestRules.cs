namespace Quorum.LlamaCpp.Engine;

/// <summary>What must be true of a request before llama.cpp sees it.</summary>
internal static class RequestRules
{
    /// <exception cref="ArgumentException">It makes no sense.</exception>
    /// <exception cref="PromptTooLongException">The prompt leaves no room for output.</exception>
    public static void Require(GenerationRequest request, LlamaModel model, int contextSize)
    {
        if (request.Prompt.Count == 0)
            throw new ArgumentException("The prompt is empty; it needs at least one token.", nameof(request));
        if (request.Prompt.Count >= contextSize)
            throw new PromptTooLongException(request.Prompt.Count, contextSize);
        RequireTokens("prompt", request.Prompt);
        if (request.StopStrings.Any(string.IsNullOrEmpty))
            throw new ArgumentException("A stop string is empty; it would end every generation at once.", nameof(request));
        if (request.Grammar is { } gbnf)
            new OutputGrammar(model.Vocabulary, gbnf, request.TextTokens).Dispose();
        if (request.Opening is not { } opening)
            return;

        RequireTokens("opening", [opening.EndToken, .. opening.Ending, .. opening.Extension]);
        if (opening.Ending.Count > 0 && !opening.Ending.Contains(opening.EndToken))
            throw new ArgumentException($"The ending of the opening lacks token {opening.EndToken}, which ends it.", nameof(request));
        if (opening.MaxTokens < opening.MinTokens)
            throw new ArgumentException($"The opening must have at least {opening.MinTokens} and at most {opening.MaxTokens} tokens.", nameof(request));

        void RequireTokens(string name, IReadOnlyList<int> tokens)
        {
            foreach (var token in tokens)
            {
                if (token < 0 || token >= model.Vocabulary.Count)
                    throw new ArgumentException($"The {name} holds token {token}, but '{model.Name}' has tokens 0 to {model.Vocabulary.Count - 1}.", nameof(request));
            }
        }
    }
}
