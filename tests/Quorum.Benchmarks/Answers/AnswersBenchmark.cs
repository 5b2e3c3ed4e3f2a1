using System.Diagnostics;
using Quorum.Testing;

namespace Quorum.Benchmarks;

/// <summary>Measures how long answers take to be compared and read, and that no text makes the readers throw.</summary>
internal static class AnswersBenchmark
{
    private const int Seed = 1;

    /// <summary>Methods are compiled with optimisation only after they have run for a while without it.</summary>
    private const int WarmUpRounds = 5;

    public static void Run(int fuzzed, int timed, int rounds)
    {
        MeasureComparison(rounds);
        MeasureSlowest(timed);
        MeasureGrowth();
        Fuzz(fuzzed);
    }

    /// <summary>Every pair of the written answers, each call timed alone.</summary>
    private static void MeasureComparison(int rounds)
    {
        string[] answers = AnswerTexts.Answers;
        var times = new List<double>();
        var reference = new List<double>();
        for (int round = -WarmUpRounds; round < rounds; round++)
        {
            foreach (string first in answers)
            {
                foreach (string second in answers)
                {
                    double time = Time(() => MathAnswer.AreEquivalent(first, second));
                    double plain = Time(() => Plain(first) == Plain(second));
                    if (round < 0)
                        continue;

                    times.Add(time);
                    reference.Add(plain);
                }
            }
        }

        times.Sort();
        reference.Sort();
        double median = times[times.Count / 2];
        Console.WriteLine($"comparison: median {median:F2} µs, 99 % below {times[times.Count * 99 / 100]:F2} µs, {times.Count:N0} calls over all pairs of {answers.Length} answers");
        Console.WriteLine($"comparison: {median / reference[reference.Count / 2]:F1} times that of two strings without spaces and LaTeX sizes ({reference[reference.Count / 2]:F2} µs)");
    }

    private static void MeasureSlowest(int count)
    {
        var texts = new AnswerTexts(Seed);
        var slowest = new PriorityQueue<string, double>();
        for (int i = 0; i < count; i++)
        {
            string text = texts.Next();
            slowest.Enqueue(text, Time(() => Read(text)));
            if (slowest.Count > 100)
                slowest.Dequeue();
        }

        // What else runs on the machine slows single calls; a text that is slow is slow every time.
        (string Text, double Time)[] again =
            [.. slowest.UnorderedItems.Select(item => (item.Element, Enumerable.Range(0, 5).Min(_ => Time(() => Read(item.Element))))).OrderByDescending(item => item.Item2)];
        Console.WriteLine($"slowest of {count:N0} texts, read, compared and searched: {again[0].Time / 1000:F2} ms (the 100 slowest, best of 5)");
        foreach ((string text, double time) in again.Take(5))
            Console.WriteLine($"  {time / 1000:F2} ms, {text.Length:N0} characters: {Shown(text)}");
    }

    /// <summary>Texts of 100 kB and 1 MB, one thing repeated: what is not linear shows as a ratio far above 10.</summary>
    private static void MeasureGrowth()
    {
        const int Length = 100_000;
        const int Factor = 10;
        (string Unit, double Short, double Long)[] rows =
            [.. AnswerTexts.Repeatable.Select(unit => (unit, Extraction(unit, Length), Extraction(unit, Length * Factor)))];
        (string slowest, double ofShort, double ofLong) = rows.MaxBy(row => row.Long);
        Console.WriteLine($"extraction from {rows.Length} texts, each one thing repeated: {rows.Max(row => row.Short) / 1000:F1} ms at most for {Length:N0} characters, " +
            $"{ofLong / 1000:F1} ms for {Length * Factor:N0} ({ofLong / ofShort:F1} times its {ofShort / 1000:F1} ms; {Shown(slowest)})");
        (string steepest, double from, double to) = rows.Where(row => row.Long > 1_000).MaxBy(row => row.Long / row.Short);
        Console.WriteLine($"  steepest: {to / from:F1} times, {from / 1000:F1} to {to / 1000:F1} ms ({Shown(steepest)})");

        static double Extraction(string unit, int length)
        {
            string text = string.Concat(Enumerable.Repeat(unit, length / unit.Length));
            return Enumerable.Range(0, 3).Min(_ => Time(() => AnswerExtractor.Extract(text) is null));
        }
    }

    private static void Fuzz(int count)
    {
        int processors = Environment.ProcessorCount;
        int thrown = 0;
        long started = Stopwatch.GetTimestamp();
        Parallel.For(0, processors, worker =>
        {
            var texts = new AnswerTexts(Seed + 1 + worker);
            for (int i = worker; i < count; i += processors)
            {
                string text = texts.Next();
                try
                {
                    Read(text);
                }
                catch (Exception e)
                {
                    if (Interlocked.Increment(ref thrown) <= 10)
                        Console.WriteLine($"  {e.GetType().Name}: {Shown(text)}");
                }
            }
        });
        Console.WriteLine($"fuzzing: {count:N0} texts, {thrown:N0} exceptions, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
    }

    private static bool Read(string text)
    {
        AnswerExtractor.Extract(text);
        return MathAnswer.AreEquivalent(text, "42");
    }

    private static double Time(Func<bool> action)
    {
        long started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds;
    }

    private static string Plain(string answer) => answer.Replace(" ", "", StringComparison.Ordinal)
        .Replace(@"\left", "", StringComparison.Ordinal).Replace(@"\right", "", StringComparison.Ordinal).Replace("dfrac", "frac", StringComparison.Ordinal);

    private static string Shown(string text) =>
        string.Concat(text.Take(60).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '·' : c)) + (text.Length > 60 ? "…" : "");
}
