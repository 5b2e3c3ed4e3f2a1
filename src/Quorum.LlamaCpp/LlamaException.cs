namespace Quorum.LlamaCpp;

/// <summary>llama.cpp could not be loaded, refused a model, or failed while evaluating it. The message quotes llama.cpp's own words.</summary>
public sealed class LlamaException : InvalidOperationException
{
    /// <summary>Initializes the exception without a message of its own.</summary>
    public LlamaException()
    {
    }

    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What failed and what to do about it.</param>
    public LlamaException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What failed and what to do about it.</param>
    /// <param name="innerException">The cause.</param>
    public LlamaException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
