using Quorum.LlamaCpp.Engine;

namespace Quorum.LlamaCpp.Tests.Engine;

public sealed class OutputForecastTests
{
    private readonly OutputForecast _forecast = new();

    [Fact]
    public void Remaining_is_what_recent_outputs_had_less_what_is_drawn()
    {
        Learn(200);

        Assert.InRange(_forecast.Remaining(Create(promptLength: 10, maxTokens: 1000)), 195, 200);
        Assert.InRange(_forecast.Remaining(Create(promptLength: 10, maxTokens: 1000, drawn: 150)), 45, 50);
    }

    [Fact]
    public void Remaining_is_no_more_than_the_request_allows()
    {
        Learn(200);

        Assert.Equal(30, _forecast.Remaining(Create(promptLength: 10, maxTokens: 30)));
        Assert.Equal(1, _forecast.Remaining(Create(promptLength: 10, maxTokens: 30, drawn: 29)));
    }

    [Fact]
    public void Remaining_is_a_few_tokens_where_nothing_is_known_and_where_outputs_are_longer_than_usual()
    {
        Assert.Equal(16, _forecast.Remaining(Create(promptLength: 10, maxTokens: 1000)));

        Learn(200);

        Assert.Equal(16, _forecast.Remaining(Create(promptLength: 10, maxTokens: 1000, drawn: 500)));
    }

    [Fact]
    public void Learn_follows_outputs_that_become_shorter()
    {
        Learn(500);
        Learn(50);

        Assert.InRange(_forecast.Remaining(Create(promptLength: 10, maxTokens: 1000)), 50, 55);
    }

    private static Sequence Create(int promptLength, int maxTokens, int drawn = 0)
    {
        var sequence = new Sequence(new GenerationRequest { Prompt = new int[promptLength], MaxTokens = maxTokens }, contextSize: 4096);
        sequence.Tokens.AddRange(new int[drawn]);
        return sequence;
    }

    private void Learn(int tokens)
    {
        for (var i = 0; i < 100; i++)
            _forecast.Learn(tokens);
    }
}
