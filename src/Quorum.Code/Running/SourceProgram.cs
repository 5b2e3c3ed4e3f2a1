namespace Quorum.Code;

/// <summary>A program as it was written.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Source">Its source.</param>
public sealed record SourceProgram(CodeLanguage Language, string Source);
