namespace Quorum.Evaluation;

/// <summary>The benchmarks that are known.</summary>
public static class Benchmarks
{
    /// <summary>Gets MATH-500.</summary>
    public static Benchmark Math500 { get; } = new(MathProblems.Read)
    {
        Name = "math-500",
        Title = "MATH-500: 500 competition problems in seven subjects and five levels",
        Source = "openai/prm800k, math_splits/test.jsonl; HuggingFaceH4/MATH-500, test.jsonl",
        Licence = "MIT",
        Instruction = Instruction.Mathematics,
    };

    /// <summary>Gets AIME 2024.</summary>
    public static Benchmark Aime2024 { get; } = new(MathProblems.Read)
    {
        Name = "aime-2024",
        Title = "AIME 2024: the 30 problems of both contests",
        Source = "NVIDIA/NeMo-Skills, aime24; HuggingFaceH4/aime_2024 and Maxwell-Jia/AIME_2024, JSON Lines or Parquet",
        Licence = "Apache-2.0 (NeMo-Skills), MIT (Maxwell-Jia); the problems are the Mathematical Association of America's",
        Instruction = Instruction.Mathematics,
    };

    /// <summary>Gets AIME 2025.</summary>
    public static Benchmark Aime2025 { get; } = new(MathProblems.Read)
    {
        Name = "aime-2025",
        Title = "AIME 2025: the 30 problems of both contests",
        Source = "NVIDIA/NeMo-Skills, aime25; opencompass/AIME2025 and yentinglin/aime_2025, JSON Lines or Parquet",
        Licence = "Apache-2.0 (NeMo-Skills), MIT (opencompass); the problems are the Mathematical Association of America's",
        Instruction = Instruction.Mathematics,
    };

    /// <summary>Gets GPQA Diamond.</summary>
    public static Benchmark GpqaDiamond { get; } = new(ChoiceProblems.ReadGpqa)
    {
        Name = "gpqa-diamond",
        Title = "GPQA Diamond: 198 questions of graduate level in biology, physics and chemistry, four options each",
        Source = "Idavidrein/gpqa, gpqa_diamond.csv; its authors ask that its questions are not published in plain text",
        Licence = "CC BY 4.0",
        Instruction = Instruction.Choice,
    };

    /// <summary>Gets LiveCodeBench.</summary>
    public static Benchmark LiveCodeBench { get; } = new(ProgramProblems.ReadLiveCodeBench)
    {
        Name = "livecodebench",
        Title = "LiveCodeBench, code generation: contest problems with their dates",
        Source = "livecodebench/code_generation_lite, test*.jsonl, with private tests as published (Base64, zlib, pickle) or plain",
        Licence = "Creative Commons (data set), MIT (evaluation); the problems are LeetCode's, AtCoder's and Codeforces'",
        Instruction = Instruction.Program,
    };

    /// <summary>Gets MMLU.</summary>
    public static Benchmark Mmlu { get; } = new(ChoiceProblems.ReadMmlu, ["question", "A", "B", "C", "D", "answer"])
    {
        Name = "mmlu",
        Title = "MMLU: 14,042 questions in 57 subjects, four options each",
        Source = "hendrycks/test, data/test/*.csv; cais/mmlu, Parquet",
        Licence = "MIT",
        Instruction = Instruction.Choice,
    };

    /// <summary>Gets MMLU-Pro.</summary>
    public static Benchmark MmluPro { get; } = new(ChoiceProblems.ReadMmluPro)
    {
        Name = "mmlu-pro",
        Title = "MMLU-Pro: 12,032 questions in 14 subjects, up to ten options each",
        Source = "TIGER-Lab/MMLU-Pro, test, Parquet or JSON",
        Licence = "MIT",
        Instruction = Instruction.Choice,
    };

    /// <summary>Gets GSM8K.</summary>
    public static Benchmark Gsm8K { get; } = new(MathProblems.ReadGsm8K)
    {
        Name = "gsm8k",
        Title = "GSM8K: 1,319 word problems of grade school",
        Source = "openai/grade-school-math, test.jsonl; openai/gsm8k, Parquet",
        Licence = "MIT",
        Instruction = Instruction.Mathematics,
    };

    /// <summary>Gets the problems that are kept out of the training of the embedded model.</summary>
    public static Benchmark HeldOut { get; } = new(HeldOutProblems.Read)
    {
        Name = "held-out",
        Title = "The embedded model's held-out set: 1,000 problems of mathematics, C# and calls of tools, in English and Russian",
        Source = "held-out.jsonl of Quorum.TinyModel",
        Licence = "MIT",
        Instruction = Instruction.None,
    };

    /// <summary>Gets all of them.</summary>
    public static IReadOnlyList<Benchmark> All { get; } = [Math500, Aime2024, Aime2025, GpqaDiamond, LiveCodeBench, Mmlu, MmluPro, Gsm8K, HeldOut];

    /// <summary>Finds a benchmark.</summary>
    /// <param name="name">Its <see cref="Benchmark.Name"/>, in any case.</param>
    /// <returns>The benchmark.</returns>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those that there are.</exception>
    public static Benchmark Find(string name) => All.FirstOrDefault(benchmark => string.Equals(benchmark.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no benchmark '{name}'. There are {string.Join(", ", All.Select(benchmark => benchmark.Name))}.", nameof(name));

    /// <summary>Makes a benchmark of any file that has a question and an answer in each row.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="mapping">Which fields hold what.</param>
    /// <returns>The benchmark.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is <see langword="null"/> or empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="mapping"/> is <see langword="null"/>.</exception>
    public static Benchmark Map(string name, FieldMapping mapping)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(mapping);
        return new((row, _) => MappedProblems.Read(row, mapping))
        {
            Name = name,
            Title = name,
            Source = "a file of the user's",
            Licence = "not known",
            Instruction = mapping.Tests is not null ? Instruction.Program : mapping.Options is not null ? Instruction.Choice : Instruction.Mathematics,
        };
    }
}
