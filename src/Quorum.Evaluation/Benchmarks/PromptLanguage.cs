namespace Quorum.Evaluation;

/// <summary>The language of what is added to a question. The questions stay as published.</summary>
public enum PromptLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Russian.</summary>
    Russian,
}
