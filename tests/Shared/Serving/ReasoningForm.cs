namespace Quorum.Testing;

/// <summary>Where a server puts the reasoning.</summary>
public enum ReasoningForm
{
    /// <summary>In <c>reasoning_content</c>, as vLLM, SGLang and llama-server do.</summary>
    Field,

    /// <summary>In the content, between tags.</summary>
    Tags,

    /// <summary>In the content, with the closing tag alone, since the template has the opening one.</summary>
    ClosingTag,
}
