using Quorum.Code;

namespace Quorum.Evaluation;

/// <summary>A program that passes tests. Programs are one answer if they do the same on what the question shows and on inputs like that.</summary>
/// <param name="Language">The language that the prompt asks for.</param>
/// <param name="Tests">The tests, packed, since those of a contest take megabytes. They are judged by the rules and limits of LiveCodeBench (<see cref="CodeTask"/>).</param>
public sealed record ExpectedProgram(CodeLanguage Language, PackedTests Tests) : Expected
{
    /// <summary>Gets how many of the tests, the first ones, are examples that the question shows, so that a consensus may know them.</summary>
    /// <value>The default is 0.</value>
    public int Examples { get; init; }

    internal override Chain Read(Chain chain) => WithAnswer(chain, ProgramExtractor.Find(chain.Text, Language)?.Source, AnswerKind.Text);
}
