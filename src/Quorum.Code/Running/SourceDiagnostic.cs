namespace Quorum.Code;

/// <summary>Something that is wrong with a source.</summary>
/// <param name="Line">The line, from 1; 0 if it has no place.</param>
/// <param name="Column">The column, from 1; 0 if it has no place.</param>
/// <param name="Code">The compiler's code for it, such as <c>CS0103</c>; the name of the error in other languages.</param>
/// <param name="Message">What is wrong.</param>
public sealed record SourceDiagnostic(int Line, int Column, string Code, string Message)
{
    /// <summary>Writes it as compilers do.</summary>
    public override string ToString() => Line > 0 ? $"({Line},{Column}): {Code}: {Message}" : $"{Code}: {Message}";
}
