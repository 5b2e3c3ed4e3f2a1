using System.Text;
using Quorum.Code;

namespace Quorum.Evaluation.Tests.Scores;

/// <summary>What verification found is not found out twice, and what is wrong with the memory changes no figure.</summary>
public sealed class ScoreMemoryTests : IDisposable
{
    private const string Question = "What is 17 * 3 + 4?";
    private readonly Folder _folder = new();

    // Answered rightly, refuted, and without an answer.
    private readonly Chain[] _chains = [.. new[] { @"17 * 3 = 51. 51 + 4 = 55. \boxed{55}", @"17 * 3 = 41. 41 + 4 = 45. \boxed{45}", "I do not know." }.Select((text, index) =>
        new ExpectedAnswer("55").Read(Chains.Saying(text) with { Index = index }))];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verification_is_remembered_by_the_next_score()
    {
        Assert.Equal([false, true, null], await VerifyAsync());
        string line = Assert.Single(Lines());

        // A memory that says otherwise is believed: so it was read, and nothing was verified.
        Write(line[9..].Replace("true", "false", StringComparison.Ordinal));

        Assert.Equal([false, false, null], await VerifyAsync());
        Assert.Single(Lines());
    }

    [Fact]
    public async Task Second_score_of_a_run_has_the_same_figures_and_finds_out_nothing_new()
    {
        RecordedRun.Unpack(_folder.Path);
        await using var runner = new CodeRunner();
        RunScore first = await new RunScorer(EvaluationRun.Open(_folder.Path), runner).ScoreAsync(TestContext.Current.CancellationToken);
        string refutations = Path.Combine(_folder.Path, "refutations");
        string[] kept = [.. Directory.GetFiles(refutations)];

        RunScore second = await new RunScorer(EvaluationRun.Open(_folder.Path), runner).ScoreAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(kept);
        Assert.Equal(kept, Directory.GetFiles(refutations));
        Assert.Equal(
            first.Problems.SelectMany(problem => problem.Chains).Select(chain => (chain.IsRight, chain.Chain.Answer, chain.Chain.Verification?.IsRefuted)),
            second.Problems.SelectMany(problem => problem.Chains).Select(chain => (chain.IsRight, chain.Chain.Answer, chain.Chain.Verification?.IsRefuted)));
    }

    [Fact]
    public async Task Other_verifiers_another_question_and_another_chain_are_verified_anew()
    {
        await VerifyAsync();
        Write(Lines()[0][9..].Replace("true", "false", StringComparison.Ordinal));

        Assert.Equal([false, true, null], await VerifyAsync(verifiers: [StepVerifiers.Arithmetic]));
        Assert.Equal([false, true, null], await VerifyAsync("What is it?"));
        _chains[1] = _chains[1] with { Text = _chains[1].Text + " " };
        Assert.Equal([false, true, null], await VerifyAsync());
    }

    [Fact]
    public async Task Verifier_that_may_depend_on_more_than_the_chain_is_asked_each_time()
    {
        var own = new CountingVerifier();

        await VerifyAsync(verifiers: [StepVerifiers.Arithmetic, own]);
        await VerifyAsync(verifiers: [StepVerifiers.Arithmetic, own]);

        Assert.Equal(4, own.Chains);
        Assert.Empty(Lines());
    }

    [Fact]
    public async Task Damaged_memory_is_found_out_anew_whatever_byte_is_damaged()
    {
        await VerifyAsync();
        byte[] file = Encoding.UTF8.GetBytes(Lines()[0] + "\n");
        for (int i = 0; i < file.Length; i += 7)
        {
            byte[] damaged = [.. file];
            damaged[i] ^= 0x15;
            Clear();
            File.WriteAllBytes(Path.Combine(_folder.Path, "damaged" + JournalReader.Extension), damaged);

            // What the damaged line says is not what was found, so a score that believed it would find out nothing, and write nothing.
            Assert.Equal([false, true, null], await VerifyAsync());
            Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[1, 2]")]
    [InlineData("{\"hash\": \"another form\"}")]
    [InlineData("{\"hash\": null}")]
    [InlineData("no JSON")]
    public async Task Line_of_another_form_is_as_good_as_none(string json)
    {
        Write(json);

        Assert.Equal([false, true, null], await VerifyAsync());
    }

    [Fact]
    public async Task Verdicts_that_are_null_or_lack_a_part_are_as_good_as_none()
    {
        Write("""{"a": null}""");
        File.AppendAllText(Path.Combine(_folder.Path, "1" + JournalReader.Extension), Encoding.UTF8.GetString(JournalLine.Encode("""{"b": {"passed": "yes"}, "c": 7}"""u8)));
        await using var memory = new ScoreMemory<ProgramVerdict>(_folder.Path, EvaluationJsonContext.OnDisk.DictionaryStringProgramVerdict);

        Assert.All(new[] { "a", "b", "c" }, key => Assert.False(memory.TryFind(key, out _)));
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_costs_nothing_but_the_memory()
    {
        // A file where the folder would be, which also holds for who may write everywhere.
        string path = _folder.Write("taken", "");
        await using var memory = new ScoreMemory<bool>(path, EvaluationJsonContext.OnDisk.DictionaryStringBoolean);

        Assert.Equal([false, true, null], (await new ChainRefuter([StepVerifiers.Arithmetic], memory).VerifyAsync(_chains, Question, TestContext.Current.CancellationToken)).Select(chain => chain.Verification?.IsRefuted));
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Keys_tell_every_part_from_its_neighbours() =>
        Assert.Equal(4, new[] { ScoreKey.Of("ab", "c"), ScoreKey.Of("a", "bc"), ScoreKey.Of("abc"), ScoreKey.Of("abc", "") }.Distinct().Count());

    private async Task<IEnumerable<bool?>> VerifyAsync(string question = Question, IList<IStepVerifier>? verifiers = null)
    {
        await using var memory = new ScoreMemory<bool>(_folder.Path, EvaluationJsonContext.OnDisk.DictionaryStringBoolean);
        var refuter = new ChainRefuter(verifiers ?? [StepVerifiers.Arithmetic, StepVerifiers.Conclusion], memory);
        return (await refuter.VerifyAsync(_chains, question, TestContext.Current.CancellationToken)).Select(chain => chain.Verification?.IsRefuted);
    }

    private string[] Lines() => [.. Directory.GetFiles(_folder.Path).SelectMany(File.ReadAllLines)];

    private void Clear() => Array.ForEach(Directory.GetFiles(_folder.Path), File.Delete);

    private void Write(string json)
    {
        Clear();
        File.WriteAllBytes(Path.Combine(_folder.Path, "0" + JournalReader.Extension), JournalLine.Encode(Encoding.UTF8.GetBytes(json)));
    }

    private sealed class CountingVerifier : IStepVerifier
    {
        public string Name => StepVerifiers.Conclusion.Name;

        public int Chains { get; private set; }

        public ValueTask<IReadOnlyList<StepVerdict>> VerifyAsync(VerificationContext context, CancellationToken cancellationToken = default)
        {
            Chains++;
            return ValueTask.FromResult<IReadOnlyList<StepVerdict>>([]);
        }
    }
}
