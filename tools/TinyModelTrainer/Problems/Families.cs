using System.Collections.Immutable;
using TinyModelTrainer.Problems.Calls;
using TinyModelTrainer.Problems.Code;
using TinyModelTrainer.Problems.Equations;
using TinyModelTrainer.Problems.Expressions;
using TinyModelTrainer.Problems.Numbers;
using TinyModelTrainer.Problems.Plans;
using TinyModelTrainer.Problems.Stories;

namespace TinyModelTrainer.Problems;

/// <summary>Everything the model is taught.</summary>
public static class Families
{
    /// <summary>Arithmetic in English.</summary>
    public static ArithmeticFamily Arithmetic { get; } = new(Wording.English);

    /// <summary>All families.</summary>
    public static ImmutableArray<Family> All { get; } =
    [
        Arithmetic,
        new ArithmeticFamily(Wording.Russian),
        new ComparisonFamily(Wording.English),
        new RemainderFamily(Wording.English),
        new DivisorFamily(Wording.English),
        new ModularFamily(Wording.English),
        new FractionFamily(Wording.English),
        new PercentFamily(Wording.English),
        new SequenceFamily(Wording.English),
        new UnitFamily(Wording.English),
        new LinearFamily(Wording.English),
        new LinearFamily(Wording.Russian),
        new SystemFamily(Wording.English),
        new SystemFamily(Wording.Russian),
        new StoryFamily(Wording.English, EnglishStories.Tell),
        new StoryFamily(Wording.Russian, RussianStories.Tell),
        new CodeFamily("code-numbers", "int[] xs", CodeTasks.OverNumbers, CodeTasks.Numbers),
        new CodeFamily("code-text", "string s", CodeTasks.OverText, CodeTasks.Texts),
        new CallFamily(),
        new PlanFamily(),
    ];
}
