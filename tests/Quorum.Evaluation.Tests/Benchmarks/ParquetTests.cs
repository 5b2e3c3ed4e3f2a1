using Parquet.Serialization;

namespace Quorum.Evaluation.Tests.Benchmarks;

public sealed class ParquetTests
{
    [Fact]
    public async Task Mmlu_reads_choices_and_numbered_answers()
    {
        IReadOnlyList<Problem> problems = await LoadAsync(Evaluation.Benchmarks.Mmlu, new MmluRow[]
        {
            new() { question = "Which?", subject = "astronomy", choices = ["Mars", "Venus", "Earth", "Pluto"], answer = 2 },
            new() { question = "Что?", subject = "anatomy", choices = ["a", "b", "c", "d"], answer = 0 },
        });

        Assert.Equal(["C", "A"], problems.Select(problem => ((ExpectedAnswer)problem.Expected).Text));
        Assert.Equal("Что?\n\nA) a\nB) b\nC) c\nD) d", problems[1].Question);
        Assert.Equal("astronomy", problems[0].Subject);
    }

    [Fact]
    public async Task Aime_reads_numbers_and_texts()
    {
        Problem problem = Assert.Single(await LoadAsync(Evaluation.Benchmarks.Aime2025, new AimeRow[] { new() { id = 3, problem = "P", answer = "588", year = 2025.0 } }));

        Assert.Equal(("3", "P"), (problem.Id, problem.Question));
        Assert.True(((ExpectedAnswer)problem.Expected).IsRight(MathAnswer.Parse("588")));
    }

    private static async Task<IReadOnlyList<Problem>> LoadAsync<T>(Benchmark benchmark, T[] rows)
        where T : class, new()
    {
        using var stream = new MemoryStream();
        await ParquetSerializer.SerializeAsync(rows, stream, cancellationToken: TestContext.Current.CancellationToken);
        stream.Position = 0;
        return await benchmark.LoadAsync(stream, "test-00000-of-00001.parquet", cancellationToken: TestContext.Current.CancellationToken);
    }

#pragma warning disable IDE1006, SA1300 // The columns are named so.
    private sealed class MmluRow
    {
        public string? question { get; set; }

        public string? subject { get; set; }

        public List<string>? choices { get; set; }

        public long answer { get; set; }
    }

    private sealed class AimeRow
    {
        public int id { get; set; }

        public string? problem { get; set; }

        public string? answer { get; set; }

        public double? year { get; set; }
    }
#pragma warning restore IDE1006, SA1300
}
