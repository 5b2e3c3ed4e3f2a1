using System.Globalization;
using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Stories;

/// <summary>Word problems: the chain states the expression, then reduces it as arithmetic does.</summary>
/// <param name="words">The language.</param>
/// <param name="tell">Draws a story in that language.</param>
public sealed class StoryFamily(Wording words, Func<Random, ChainLength, Story> tell) : Family("story", words)
{
    /// <inheritdoc/>
    public override Problem Draw(Random random, ChainLength length)
    {
        var story = tell(random, length);
        var sheet = new Worksheet(random, Words);
        if (story.Expression.Operators == 1)
            sheet.Line($"{story.Expression}");
        var value = sheet.Reduce(random, story.Expression);
        return Boxed(story.Expression.Canonical, story.Text, sheet.Text, value.ToString(CultureInfo.InvariantCulture), story.Expression.Operators);
    }
}
