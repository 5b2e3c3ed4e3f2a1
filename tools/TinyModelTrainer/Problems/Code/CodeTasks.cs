using TinyModelTrainer.Problems.Work;

namespace TinyModelTrainer.Problems.Code;

/// <summary>Draws tasks for methods over numbers and over texts.</summary>
internal static class CodeTasks
{
    private static readonly string[] s_words =
        ["apple", "bear", "cat", "dog", "egg", "most", "tree", "Sun", "moon", "desk", "area", "boat", "code", "ant", "Cloud", "oak", "stem", "echo", "do", "Mars"];

    public static Stage[] OverNumbers(Random random, ChainLength length)
    {
        Func<Random, Stage>[] kinds = [NumberStages.Filter, NumberStages.Map, NumberStages.Rearrange];
        var count = length == ChainLength.Drill ? 1 : random.Between(2, 4);
        List<Stage> stages = [.. Enumerable.Range(0, count).Select(_ => random.Pick(kinds)(random))];
        if (stages.Select(stage => stage.Order).Distinct().Count() < stages.Count)
            return OverNumbers(random, length);
        if (random.Next(3) > 0)
            stages.Add(NumberStages.Total(random));
        return [.. stages];
    }

    public static Stage[] OverText(Random random, ChainLength length)
    {
        Func<Random, Stage>[] kinds = [WordStages.Filter, WordStages.Map, WordStages.Rearrange];
        var count = length == ChainLength.Drill ? 1 : random.Between(1, 3);
        var stages = Enumerable.Range(0, count).Select(_ => random.Pick(kinds)(random)).ToList();

        // A second cut of the first letter may meet an empty word.
        if (stages.Select(stage => stage.Order).Distinct().Count() < stages.Count || stages.Count(stage => stage.Order.Contains("first letter", StringComparison.Ordinal)) > 1)
            return OverText(random, length);
        return [WordStages.Split, .. stages, WordStages.End(random)];
    }

    public static object[] Numbers(Random random)
    {
        int[][] arrays = [.. Enumerable.Range(0, 5).Select(_ => Array(random, random.Between(3, 9)))];
        return [System.Array.Empty<int>(), .. arrays];
    }

    public static object[] Texts(Random random) =>
        [.. Enumerable.Range(0, 6).Select(_ => string.Join(' ', Enumerable.Range(0, random.Between(2, 8)).Select(_ => random.Pick(s_words))))];

    private static int[] Array(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Between(-20, 40))];
}
