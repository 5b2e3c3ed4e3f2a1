using System.Diagnostics;
using System.Runtime.InteropServices;
using Quorum.LlamaCpp;
using Quorum.LlamaCpp.Engine;
using Quorum.LlamaCpp.Native;

namespace Quorum.Benchmarks;

/// <summary>Draws of llama.cpp's own samplers beside the engine's, from the same logits, on one thread.</summary>
internal static unsafe class NativeDraws
{
    private const int Draws = 64;
    private const int Rounds = 7;

    public static void Compare(LlamaModel model)
    {
        var count = model.Vocabulary.Count;
        foreach (var (name, deviation) in ((string, float)[])[("flat", 1), ("peaked", 3.5f)])
        {
            var logits = Enumerable.Range(0, 8).Select(seed => Logits(count, seed, deviation)).ToArray();
            var scratch = new SamplerScratch(count);
            var sampler = new TokenSampler(new SamplingOptions { Seed = 1 });
            using var native = new Chain(count);
            var times = new List<(double Own, double Native)>();
            for (var round = 0; round <= Rounds; round++)
            {
                var own = Time(row => sampler.Draw(row, scratch, out _), logits);
                var other = Time(native.Draw, logits);
                if (round > 0)
                    times.Add((own, other));
            }

            Console.WriteLine($"  a draw from {count:N0} {name} logits, temperature 0.6, top-p 0.95: {Median(time => time.Own):N0} µs with the log-probability; llama.cpp's samplers {Median(time => time.Native):N0} µs without, {Median(time => time.Native / time.Own):N1} times as long");

            double Median(Func<(double Own, double Native), double> value) => times.Select(value).Order().ElementAt(Rounds / 2);
        }
    }

    private static double Time(Func<float[], int> draw, float[][] logits)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Draws; i++)
            draw(logits[i % logits.Length]);
        return watch.Elapsed.TotalMicroseconds / Draws;
    }

    private static float[] Logits(int count, int seed, float deviation)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => deviation * (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble())))];
    }

    // The order of the reference: temperature, then top-p, then the draw.
    private sealed class Chain : IDisposable
    {
        private readonly nint _library = NativeLibrary.Load(Directory.EnumerateFiles(LlamaRuntime.Directory, "*llama.*").First(file => Path.GetFileName(file).StartsWith("libllama.", StringComparison.Ordinal)));
        private readonly nint[] _samplers;
        private readonly LlamaTokenData[] _data;

        public Chain(int count)
        {
            _data = new LlamaTokenData[count];
            _samplers =
            [
                ((delegate* unmanaged<float, nint>)Export("llama_sampler_init_temp"))(0.6f),
                ((delegate* unmanaged<float, nuint, nint>)Export("llama_sampler_init_top_p"))(0.95f, 1),
                ((delegate* unmanaged<uint, nint>)Export("llama_sampler_init_dist"))(1),
            ];
        }

        public int Draw(float[] logits)
        {
            for (var i = 0; i < logits.Length; i++)
                _data[i] = new LlamaTokenData { Token = i, Logit = logits[i] };
            fixed (LlamaTokenData* data = _data)
            {
                var candidates = new LlamaTokenDataArray { Data = data, Count = (nuint)_data.Length, Selected = -1 };
                foreach (var sampler in _samplers)
                    ((delegate* unmanaged<nint, LlamaTokenDataArray*, void>)Export("llama_sampler_apply"))(sampler, &candidates);
                return data[candidates.Selected].Token;
            }
        }

        public void Dispose()
        {
            foreach (var sampler in _samplers)
                NativeMethods.llama_sampler_free(sampler);
        }

        private nint Export(string name) => NativeLibrary.GetExport(_library, name);
    }
}
