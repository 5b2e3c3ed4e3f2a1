using Quorum.Code;

namespace Quorum.Evaluation;

/// <summary>A program that passes tests. Programs are one answer if they are the same text.</summary>
/// <param name="Language">The language that the prompt asks for.</param>
/// <param name="Tests">The tests, packed, since those of a contest take megabytes.</param>
public sealed record ExpectedProgram(CodeLanguage Language, PackedTests Tests) : Expected
{
    /// <summary>Runs a program on the tests.</summary>
    /// <param name="runner">Runs it, isolated.</param>
    /// <param name="source">The program, as a chain gives it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How it did; by the rules and limits of LiveCodeBench (see <see cref="CodeTask"/>).</returns>
    /// <exception cref="IsolationUnavailableException">The machine cannot isolate the program.</exception>
    public Task<TaskResult> JudgeAsync(ICodeRunner runner, string source, CancellationToken cancellationToken = default) =>
        Tests.Unpack().JudgeAsync(runner, new SourceProgram(Language, source), cancellationToken);

    internal override Chain Read(Chain chain) => WithAnswer(chain, ProgramExtractor.Find(chain.Text, Language)?.Source, AnswerKind.Text);
}
