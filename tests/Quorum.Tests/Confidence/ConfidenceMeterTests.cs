using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;

namespace Quorum.Tests.Confidence;

public class ConfidenceMeterTests
{
    private const double Tolerance = 1e-5;

    [Property(MaxTest = 500)]
    public void Measures_are_those_of_the_naive_definitions(PositiveInt groupSize, NonEmptyArray<NonNegativeInt> tokens)
    {
        double[] values = [.. tokens.Get.Select(token => token.Get / 7.0)];
        int size = groupSize.Get;
        double[] groups = values.Length < size
            ? [values.Average()]
            : [.. Enumerable.Range(0, values.Length - size + 1).Select(start => values[start..(start + size)].Average())];

        ChainConfidence confidence = Measure(values, size);

        Assert.Equal(values.Length, confidence.Tokens);
        Assert.Equal(values.Average(), confidence.Mean, Tolerance);
        Assert.Equal(groups.Min(), confidence.LowestGroup, Tolerance);
        Assert.Equal(groups.Order().Take(Math.Max(1, (int)(groups.Length * 0.1))).Average(), confidence.BottomTenPercent, Tolerance);
        Assert.Equal(values.TakeLast(size).Average(), confidence.Tail, Tolerance);
        Assert.Null(confidence.SelfCertainty);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(100)]
    public void Chain_of_exactly_a_group_or_less_is_one_group(int groupSize)
    {
        ChainConfidence confidence = Measure([1, 5, 3, 7], groupSize);

        Assert.Equal(4, confidence.Mean);
        Assert.Equal(groupSize switch { 1 => 1, 3 => 3, _ => 4 }, confidence.LowestGroup);
        Assert.Equal(groupSize switch { 1 => 7, 3 => 5, _ => 4 }, confidence.Tail);
        Assert.Equal(confidence.LowestGroup, confidence.BottomTenPercent);
    }

    [Fact]
    public void BottomTenPercent_of_a_long_chain_is_the_mean_of_its_lowest_tenth()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => (double)(i * 7919 % 1000))];

        Assert.Equal(49.5, Measure(values, groupSize: 1).BottomTenPercent, Tolerance);
    }

    [Fact]
    public void Mean_of_lowest_groups_is_never_below_the_lowest()
    {
        ChainConfidence confidence = Measure([.. Enumerable.Repeat(16.7777217, 500)], groupSize: 3);

        Assert.True(confidence.BottomTenPercent >= confidence.LowestGroup);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-0.1)]
    [InlineData(1e7)]
    public void Add_value_out_of_range_is_passed_over(double value)
    {
        var meter = new ConfidenceMeter(new ConfidenceOptions { GroupSize = 2 });
        meter.Add(4, selfCertainty: 2);

        Assert.False(meter.Add(value, selfCertainty: 1));
        Assert.True(meter.Add(6, selfCertainty: value));

        ChainConfidence confidence = meter.ToChainConfidence()!;
        Assert.Equal((2, 5.0, 5.0, 2.0), (confidence.Tokens, confidence.Mean, confidence.Tail, confidence.SelfCertainty));
    }

    [Fact]
    public void ToChainConfidence_without_any_token_is_null() => Assert.Null(new ConfidenceMeter().ToChainConfidence());

    [Fact]
    public void ToChainConfidence_of_an_endless_chain_stays_bounded_and_exact_but_for_the_tenth()
    {
        var meter = new ConfidenceMeter(new ConfidenceOptions { GroupSize = 1 });
        for (int i = 0; i < ConfidenceMeter.MostGroups; i++)
            meter.Add(8);

        meter.Add(1);

        ChainConfidence confidence = meter.ToChainConfidence()!;
        Assert.Equal((ConfidenceMeter.MostGroups + 1L, 1.0, 1.0, 8.0), (confidence.Tokens, confidence.LowestGroup, confidence.Tail, confidence.BottomTenPercent));
    }

    [Fact]
    public void CurrentGroup_is_known_from_the_first_whole_group_on()
    {
        var meter = new ConfidenceMeter(new ConfidenceOptions { GroupSize = 3 });
        var seen = new List<double?>();
        foreach (double value in (double[])[3, 6, 9, 0, 3])
        {
            meter.Add(value);
            seen.Add(meter.CurrentGroup);
        }

        Assert.Equal([null, null, 6, 5, 4], seen);
    }

    [Fact]
    public void IsBelow_judges_only_whole_groups()
    {
        var threshold = new ConfidenceThreshold(5);
        var meter = new ConfidenceMeter(new ConfidenceOptions { GroupSize = 3 });
        var below = new List<bool>();
        foreach (double value in (double[])[0, 0, 15, 0, 0, 30])
        {
            meter.Add(value);
            below.Add(meter.IsBelow(threshold));
        }

        // The means are 5, 5, 5, 10: what is exactly at the threshold passes.
        Assert.Equal([false, false, false, false, false, false], below);
        meter.Add(0);
        Assert.False(meter.IsBelow(threshold));
        Assert.True(meter.IsBelow(new ConfidenceThreshold(10.1)));
    }

    [Fact]
    public void Add_update_reads_numbers_of_every_kind()
    {
        var meter = new ConfidenceMeter();
        object?[] numbers = [1.0, 2f, 3m, 4, 5L, JsonElement.Parse("6")];
        foreach (object? number in numbers)
            Assert.True(meter.Add(Update(number, selfCertainty: 2.5f)));

        object?[] others = [null, "7", true, JsonElement.Parse("null"), JsonElement.Parse("\"8\""), JsonElement.Parse("1e999"), JsonElement.Parse("{}"), double.NaN];
        foreach (object? other in others)
            Assert.False(meter.Add(Update(other, selfCertainty: 2.5f)));

        Assert.False(meter.Add(new ChatResponseUpdate()));
        ChainConfidence confidence = meter.ToChainConfidence()!;
        Assert.Equal((6, 3.5, 2.5), (confidence.Tokens, confidence.Mean, confidence.SelfCertainty));
    }

    [Fact]
    public void Add_update_is_read_as_the_options_say()
    {
        var meter = new ConfidenceMeter(new ConfidenceOptions { ReadToken = update => update.RawRepresentation is double[] logProbabilities ? -logProbabilities.Average() : null });

        Assert.True(meter.Add(new ChatResponseUpdate { RawRepresentation = (double[])[-1, -4, -7] }));
        Assert.False(meter.Add(Update(100.0, selfCertainty: null)));

        Assert.Equal(4, meter.ToChainConfidence()!.Mean);
    }

    [Fact]
    public async Task ToChainConfidence_of_updates_that_were_merged_is_not_known()
    {
        List<ChatResponseUpdate> updates = [.. Enumerable.Range(0, 6).Select(i => Update(3.0 + i, selfCertainty: 1.0))];
        updates.ForEach(update => (update.Role, update.MessageId) = (ChatRole.Assistant, "1"));
        updates[^1].Contents.Add(new UsageContent(new UsageDetails { OutputTokenCount = 6 }));
        ChatResponse merged = await updates.ToAsyncEnumerable().ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(5.5, Confidence(updates)!.Mean);
        ChatResponseUpdate[] left = merged.ToChatResponseUpdates();
        Assert.Contains(left, update => update.AdditionalProperties?.ContainsKey(ConfidenceOptions.TokenConfidenceProperty) == true);
        Assert.Null(Confidence(left));

        static ChainConfidence? Confidence(IEnumerable<ChatResponseUpdate> updates)
        {
            var meter = new ConfidenceMeter();
            foreach (ChatResponseUpdate update in updates)
                meter.Add(update);

            return meter.ToChainConfidence();
        }
    }

    [Fact]
    public void ToChainConfidence_trusts_a_reader_of_several_tokens_at_once()
    {
        var meter = new ConfidenceMeter(new ConfidenceOptions { ReadToken = _ => 4 });

        meter.Add(new ChatResponseUpdate { Contents = [new UsageContent(new UsageDetails { OutputTokenCount = 1000 })] });

        Assert.Equal(4, meter.ToChainConfidence()!.Mean);
    }

    [Fact]
    public void ValueOf_every_measure_is_the_property_of_its_name()
    {
        var confidence = new ChainConfidence { Tokens = 9, Mean = 1, LowestGroup = 2, BottomTenPercent = 3, Tail = 4 };

        Assert.Equal([1, 2, 3, 4, null], Enum.GetValues<ConfidenceMeasure>().Select(confidence.ValueOf));
        Assert.Equal(5, (confidence with { SelfCertainty = 5 }).ValueOf(ConfidenceMeasure.SelfCertainty));
        Assert.Throws<ArgumentOutOfRangeException>(() => confidence.ValueOf((ConfidenceMeasure)77));
    }

    private static ChainConfidence Measure(double[] values, int groupSize)
    {
        var meter = new ConfidenceMeter(new ConfidenceOptions { GroupSize = groupSize });
        foreach (double value in values)
            Assert.True(meter.Add(value));

        return meter.ToChainConfidence()!;
    }

    private static ChatResponseUpdate Update(object? confidence, object? selfCertainty) => new()
    {
        AdditionalProperties = new()
        {
            [ConfidenceOptions.TokenConfidenceProperty] = confidence,
            [ConfidenceOptions.SelfCertaintyProperty] = selfCertainty,
        },
    };
}
