namespace Quorum.LlamaCpp;

/// <summary>A prompt does not leave room for a single token of output in the engine's context.</summary>
public sealed class PromptTooLongException : ArgumentException
{
    /// <summary>Initializes the exception without figures.</summary>
    public PromptTooLongException()
    {
    }

    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What does not fit where.</param>
    public PromptTooLongException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What does not fit where.</param>
    /// <param name="innerException">The cause.</param>
    public PromptTooLongException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes the exception.</summary>
    /// <param name="promptTokens">The tokens of the prompt.</param>
    /// <param name="contextSize">The tokens that prompt and output may have together.</param>
    public PromptTooLongException(int promptTokens, int contextSize)
        : base($"The prompt has {promptTokens:N0} tokens, but the context holds {contextSize:N0}, of which the output needs at least one. Shorten the prompt, or raise {nameof(LlamaEngineOptions.ContextSize)} if the model was trained for more.")
    {
        PromptTokens = promptTokens;
        ContextSize = contextSize;
    }

    /// <summary>Gets the tokens of the prompt.</summary>
    public int PromptTokens { get; }

    /// <summary>Gets the tokens that prompt and output may have together.</summary>
    public int ContextSize { get; }
}
