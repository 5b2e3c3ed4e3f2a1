using System.Text;
using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

/// <summary>Grammars that outputs have to follow, on a model with random weights, which follows nothing else.</summary>
public sealed class OutputGrammarTests : IDisposable
{
    private readonly LlamaEngine _engine;

    public OutputGrammarTests(RandomModelFixture fixture) => _engine = new LlamaEngine(fixture.Model, new LlamaEngineOptions { MaxSequences = 8, ContextSize = 2048 });

    private LlamaVocabulary Vocabulary => _engine.Model.Vocabulary;

    private static GenerationRequest Request { get; } = new()
    {
        Prompt = RandomModelFixture.Prompt(12, seed: 4),
        Sampling = new SamplingOptions { Temperature = 1.5f, TopP = 1 },
        MaxTokens = 200,
    };

    [Theory]
    [InlineData("root ::= \"yes\" | \"no\"", "^(yes|no)$")]
    [InlineData("root ::= [0-9]{3} \"-\" [a-z]{2,5}", "^[0-9]{3}-[a-z]{2,5}$")]
    [InlineData("root ::= item (\", \" item){2}\nitem ::= \"é\" | \"🙂\" | [α-ω]", "^(é|🙂|[α-ω])(, (é|🙂|[α-ω])){2}$")]
    public async Task Output_follows_the_grammar_and_ends_where_it_does(string gbnf, string pattern)
    {
        var runs = await _engine.RunAllAsync(Enumerable.Range(0, 20).Select(seed => Request with { Grammar = gbnf, Sampling = Request.Sampling with { Seed = seed } }));

        Assert.All(runs, run => Assert.Matches(pattern, run.Text()));
        Assert.All(runs, run => Assert.Equal(GenerationEnd.EndToken, run[^1].Summary!.End));
        Assert.True(runs.Select(run => run.Text()).Distinct().Count() > 1);
    }

    [Fact]
    public async Task Bytes_under_a_grammar_are_utf8_and_control_tokens_never_come()
    {
        // Anything but a quotation mark: llama.cpp alone would take the overlong C0 A2 for one, and the marks of the chat for text.
        var runs = await _engine.RunAllAsync(Enumerable.Range(0, 24).Select(seed =>
            Request with { Grammar = "root ::= \"\\\"\" [^\"]{50,100} \"\\\"\"", MaxTokens = 700, Sampling = Request.Sampling with { Temperature = 50, Seed = seed } }));

        foreach (var run in runs)
        {
            var bytes = run.SelectMany(token => Vocabulary.IsControl(token.Id) ? [] : Vocabulary.GetBytes(token.Id).ToArray()).ToArray();
            Assert.Equal(run.Text(), new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
            Assert.All(run.SkipLast(1), token => Assert.False(Vocabulary.IsControl(token.Id)));
            Assert.Matches("(?s)^\"[^\"]{50,200}\"$", run.Text());
        }
    }

    [Fact]
    public async Task Tokens_that_the_grammar_allows_are_drawn_as_without_it()
    {
        var free = await _engine.RunAsync(Request with { Sampling = Generations.Greedy, MaxTokens = 20 });
        var text = free.Text();
        var literal = Grammars(text);

        // Greedy, so the model says the same; what the grammar does not allow any more is the going on.
        var bound = await _engine.RunAsync(Request with { Sampling = Generations.Greedy, Grammar = literal });

        Assert.Equal(text, bound.Text());

        static string Grammars(string text) => $"root ::= {Quorum.LlamaCpp.Grammars.Gbnf.Literal(text)}";
    }

    [Fact]
    public async Task Probabilities_are_those_of_the_model_without_the_grammar()
    {
        var bound = await _engine.RunAsync(Request with { Sampling = Generations.Greedy, Grammar = "root ::= \"abc\"" });

        var unbound = await _engine.RunAsync(Request with { Sampling = Generations.Greedy, MaxTokens = 1 });
        Assert.True(bound[0].LogProbability < unbound[0].LogProbability);
        Assert.All(bound, token => Assert.InRange(token.LogProbability, -30, 0));
    }

    [Fact]
    public async Task Grammar_starts_after_the_opening()
    {
        var close = Vocabulary.FindSpecial("</think>")!.Value;
        var opening = new OutputOpening { EndToken = close, MaxTokens = 10, Ending = [65, close, 66] };

        var run = await _engine.RunAsync(Request with { Grammar = "root ::= \"yes\" | \"no\"", Opening = opening, Sampling = Request.Sampling with { Seed = 1 } });

        Assert.Matches("(?s)^.+</think>B(yes|no)$", run.Text());
    }

    [Theory]
    [InlineData("root ::= (")]
    [InlineData("root ::= other")]
    [InlineData("start ::= \"a\"")]
    [InlineData("root ::= root \"a\" | \"b\"")]
    [InlineData("root ::= \"a\"{3000}")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("nonsense")]
    public void Wrong_grammars_are_errors(string gbnf) =>
        Assert.Contains("grammar", Assert.Throws<ArgumentException>(() => _engine.GenerateAsync(Request with { Grammar = gbnf }, TestContext.Current.CancellationToken)).ToString(), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Grammar_nested_without_end_is_an_error() => Assert.Contains(
        "100000 others",
        Assert.Throws<ArgumentException>(() => _engine.GenerateAsync(Request with { Grammar = $"root ::= {new string('(', 100_000)}\"a\"{new string(')', 100_000)}" }, TestContext.Current.CancellationToken)).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Cancelled_output_frees_its_grammar_while_others_go_on()
    {
        const string endless = "root ::= [a-z]* \"!\"";
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var other = _engine.RunAsync(Request with { Grammar = "root ::= [a-z]{60} \"!\"", Sampling = Request.Sampling with { Seed = 2 } });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var token in _engine.GenerateAsync(Request with { Grammar = endless, MaxTokens = null }, cancellation.Token))
                await cancellation.CancelAsync();
        });

        Assert.Matches("^[a-z]{60}!$", (await other).Text());
        await _engine.AssertEmptyAsync();
    }

    [Fact]
    public void End_token_is_allowed_only_where_the_grammar_ends()
    {
        using var grammar = new OutputGrammar(Vocabulary, "root ::= \"ab\"", []);
        var end = Vocabulary.EndOfSequence!.Value;

        Assert.False(grammar.Allows(end));
        grammar.Accept('a');
        Assert.False(grammar.Allows(end));
        Assert.False(grammar.Allows('a'));
        Assert.True(grammar.Allows('b'));
        grammar.Accept('b');
        Assert.True(grammar.Allows(end));
        Assert.False(grammar.Allows('b'));
    }

    public void Dispose() => _engine.Dispose();
}
