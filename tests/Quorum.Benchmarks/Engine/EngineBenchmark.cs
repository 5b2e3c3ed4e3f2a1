using Quorum.LlamaCpp;

namespace Quorum.Benchmarks;

/// <summary>Measures one model. Engine and bare loop take turns, so that what else the machine does meets both.</summary>
internal static class EngineBenchmark
{
    private const int OneByOneSamples = 16;

    public static async Task RunAsync(string path, LlamaEngineOptions options, int[] sampleCounts, int promptLength, int tokens, int rounds)
    {
        using var model = LlamaModel.Load(path);
        using var engine = new LlamaEngine(model, options);
        using var bare = new BareLoop(engine, options);
        var prompt = Prompt(model.Vocabulary, "What is 37 * 24 - 5?", promptLength);

        Console.WriteLine();
        Console.WriteLine($"{model.Name}: {model}, {model.ParameterCount:N0} weights, {model.SizeInBytes / 1e6:N0} MB, vocabulary {model.Vocabulary.Count:N0}; {engine.Threads} threads; prompt {prompt.Length} tokens, {tokens} drawn per sample; median of {rounds} rounds");

        // The just-in-time compiler takes some hundred tokens to settle.
        await Workload.RunTogetherAsync(engine, prompt, engine.MaxSequences, tokens);
        ShowSharing(engine, prompt.Length, tokens);
        foreach (var samples in sampleCounts)
            await CompareAsync(engine, bare, prompt, samples, tokens, rounds);
        await ShowProfileAsync(engine, prompt, tokens);
        await CompareOneByOneAsync(engine, prompt, tokens, rounds);
        await AttentionTable.ShowAsync(engine, options, prompt, tokens, rounds);
        NativeDraws.Compare(model);
    }

    private static async Task CompareAsync(LlamaEngine engine, BareLoop bare, int[] prompt, int samples, int tokens, int rounds)
    {
        var (drawn, _, _) = await Workload.RunTogetherAsync(engine, prompt, samples, tokens);
        bare.Run(prompt, drawn);

        var pairs = new List<(double Engine, double Bare)>();
        for (var round = 0; round < rounds; round++)
        {
            var before = bare.Run(prompt, drawn);
            var (_, rate, _) = await Workload.RunTogetherAsync(engine, prompt, samples, tokens);
            var after = bare.Run(prompt, drawn);
            pairs.Add((rate, 2 * samples * (tokens - 1) / (before + after).TotalSeconds));
        }

        Console.WriteLine($"  k = {samples,2}: engine {Median(pairs.Select(pair => pair.Engine)),9:N1} tokens/s, bare loop {Median(pairs.Select(pair => pair.Bare)),9:N1} tokens/s, ratio {Median(pairs.Select(pair => pair.Engine / pair.Bare)):N3} ({string.Join(' ', pairs.Select(pair => $"{pair.Engine / pair.Bare:N2}"))})");
    }

    // Where the time of a step goes, and what the engine allocates once it runs evenly.
    private static async Task ShowProfileAsync(LlamaEngine engine, int[] prompt, int tokens)
    {
        var before = engine.Counters;
        var (_, _, whole) = await Workload.RunTogetherAsync(engine, prompt, engine.MaxSequences, tokens);
        var after = engine.Counters;
        var (evaluation, draw) = (after.EvaluationTime - before.EvaluationTime, after.DrawTime - before.DrawTime);
        var drawn = after.TokensDrawn - before.TokensDrawn;
        Console.WriteLine($"  profile of {engine.MaxSequences} samples: evaluation {evaluation / whole:P1}, drawing {draw / whole:P1} ({draw.TotalMicroseconds / drawn:N0} µs a token), all else {(whole - evaluation - draw) / whole:P1}");

        var allocated = await Workload.MeasureAllocationAsync(engine, prompt, engine.MaxSequences, tokens);
        Console.WriteLine($"  allocated per drawn token, after the first {Workload.WarmUp} of each sample: {allocated:N1} bytes");
    }

    private static async Task CompareOneByOneAsync(LlamaEngine engine, int[] prompt, int tokens, int rounds)
    {
        var ratios = new List<(double Together, double OneByOne)>();
        for (var round = 0; round < rounds; round++)
        {
            var (_, _, together) = await Workload.RunTogetherAsync(engine, prompt, OneByOneSamples, tokens);
            ratios.Add((together.TotalSeconds, (await Workload.RunOneByOneAsync(engine, prompt, OneByOneSamples, tokens)).TotalSeconds));
        }

        Console.WriteLine($"  {OneByOneSamples} samples together {Median(ratios.Select(pair => pair.Together)):N3} s, one by one {Median(ratios.Select(pair => pair.OneByOne)):N3} s: {Median(ratios.Select(pair => pair.OneByOne / pair.Together)):N2} times as fast");
    }

    private static void ShowSharing(LlamaEngine engine, int promptLength, int tokens)
    {
        // Of each sample, all but the last drawn token is evaluated, and its own last prompt token.
        var own = engine.MaxSequences * tokens;
        Console.WriteLine($"  {engine.MaxSequences} samples: {engine.Counters.TokensEvaluated - own:N0} shared prompt tokens evaluated, {engine.Counters.TokensReused:N0} of {engine.MaxSequences * promptLength:N0} reused");
    }

    private static int[] Prompt(LlamaVocabulary vocabulary, string question, int length)
    {
        int[] opening = [vocabulary.BeginningOfSequence!.Value, vocabulary.FindSpecial("<｜User｜>")!.Value];
        int[] ending = [vocabulary.FindSpecial("<｜Assistant｜>")!.Value, vocabulary.FindSpecial("<think>")!.Value, .. vocabulary.Tokenize("\n")];
        var questions = vocabulary.Tokenize(string.Join(' ', Enumerable.Repeat(question, length)));
        return [.. opening, .. questions.TakeLast(length - opening.Length - ending.Length), .. ending];
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
