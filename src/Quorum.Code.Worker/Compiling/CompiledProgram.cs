using System.Globalization;

namespace Quorum.Code.Worker;

/// <summary>What became of a C# program: an assembly, or what is wrong with it.</summary>
/// <param name="Assembly">The assembly; <see langword="null"/> if there is something wrong.</param>
/// <param name="Diagnostics">What is wrong, in the order of the source.</param>
/// <param name="IsBlocked">Whether the program is right, but uses what is not allowed.</param>
internal sealed record CompiledProgram(byte[]? Assembly, IReadOnlyList<CompiledProgram.Diagnostic> Diagnostics, bool IsBlocked)
{
    /// <summary>One thing that is wrong.</summary>
    /// <param name="Line">The line, from 1; 0 if it has no place.</param>
    /// <param name="Column">The column, from 1; 0 if it has no place.</param>
    /// <param name="Code">The compiler's code of it.</param>
    /// <param name="Message">What is wrong.</param>
    internal sealed record Diagnostic(int Line, int Column, string Code, string Message)
    {
        public string[] Parts => [Line.ToString(CultureInfo.InvariantCulture), Column.ToString(CultureInfo.InvariantCulture), Code, Message];
    }
}
