using System.Text;

namespace Quorum.Evaluation.Tests.Benchmarks;

/// <summary>Files in the form in which each benchmark is published, made here.</summary>
public sealed class BenchmarkTests
{
    [Fact]
    public async Task Math500_reads_answer_subject_and_level()
    {
        Problem problem = Assert.Single(await LoadAsync(Evaluation.Benchmarks.Math500, "test.jsonl", """
            {"problem": "What is $\\frac12+\\frac13$?", "solution": "...", "answer": "\\frac{5}{6}", "subject": "Prealgebra", "level": 2, "unique_id": "test/prealgebra/1.json"}

            """));

        Assert.Equal(("test/prealgebra/1.json", "Prealgebra", "2"), (problem.Id, problem.Subject, problem.Level));
        Assert.Equal("What is $\\frac12+\\frac13$?\nPlease reason step by step, and put your final answer within \\boxed{}.", problem.Prompt);
        Assert.True(IsRight(problem, @"\dfrac56"));
        Assert.False(IsRight(problem, @"\frac{5}{7}"));
    }

    [Fact]
    public async Task Prompt_in_Russian_adds_the_Russian_instruction_to_the_question_as_published()
    {
        IReadOnlyList<Problem> problems = await LoadAsync(Evaluation.Benchmarks.Math500, "test.jsonl", """{"problem": "2 + 2?", "answer": "4"}""", new() { Language = PromptLanguage.Russian });

        Assert.Equal("2 + 2?\nРассуждай по шагам и запиши ответ в \\boxed{}.", problems[0].Prompt);
    }

    [Theory]
    [InlineData("aime24.jsonl", """{"id": "aime24-0", "problem": "P", "expected_answer": "73"}""")]
    [InlineData("aime.json", """[{"ID": "aime24-0", "Problem": "P", "Solution": "S", "Answer": 73}]""")]
    [InlineData("aime25.jsonl", """{"question": "P", "answer": "073", "id": "aime24-0"}""")]
    public async Task Aime_reads_the_fields_of_each_publisher(string name, string content)
    {
        Problem problem = Assert.Single(await LoadAsync(Evaluation.Benchmarks.Aime2025, name, content));

        Assert.Equal(("aime24-0", "P"), (problem.Id, problem.Question));
        Assert.True(IsRight(problem, "73"));
    }

    [Fact]
    public async Task Rows_without_ids_of_several_files_are_named_after_their_files()
    {
        using var folder = new Folder();
        string first = folder.Write("aime2025-I.jsonl", """{"question": "P", "answer": "70"}""" + "\n" + """{"question": "Q", "answer": "588"}""");
        folder.Write("aime2025-II.jsonl", """{"question": "R", "answer": "468"}""");

        IReadOnlyList<Problem> both = await Evaluation.Benchmarks.Aime2025.LoadAsync(folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        IReadOnlyList<Problem> one = await Evaluation.Benchmarks.Aime2025.LoadAsync(first, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["aime2025-I-1", "aime2025-I-2", "aime2025-II-1"], both.Select(problem => problem.Id));
        Assert.Equal(["1", "2"], one.Select(problem => problem.Id));
    }

    [Fact]
    public async Task Gsm8K_takes_the_answer_after_the_worked_solution()
    {
        IReadOnlyList<Problem> problems = await LoadAsync(Evaluation.Benchmarks.Gsm8K, "test.jsonl", """
            {"question": "How many?", "answer": "She has 16 - 3 = <<16-3=13>>13.\n#### 1,234"}
            """);

        Assert.True(IsRight(problems[0], "1234"));
        await Assert.ThrowsAsync<FormatException>(() => LoadAsync(Evaluation.Benchmarks.Gsm8K, "test.jsonl", """{"question": "How many?", "answer": "13"}"""));
    }

    [Fact]
    public async Task Gpqa_shuffles_by_seed_and_problem_and_finds_the_right_letter_again()
    {
        var csv = new StringBuilder("Record ID,Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2,Incorrect Answer 3,High-level domain,Subdomain\n");
        for (int i = 0; i < 200; i++)
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"rec{i},\"Which, \"\"of\"\" these?\nSay.\",right,wrong one,wrong two,wrong three,Physics,Optics\n");

        IReadOnlyList<Problem> problems = await LoadAsync(Evaluation.Benchmarks.GpqaDiamond, "gpqa_diamond.csv", csv.ToString());
        IReadOnlyList<Problem> again = await LoadAsync(Evaluation.Benchmarks.GpqaDiamond, "gpqa_diamond.csv", csv.ToString());
        IReadOnlyList<Problem> other = await LoadAsync(Evaluation.Benchmarks.GpqaDiamond, "gpqa_diamond.csv", csv.ToString(), new() { ShuffleSeed = 1 });

        Assert.All(problems, problem => Assert.Contains($"\n{((ExpectedAnswer)problem.Expected).Text}) right", problem.Question, StringComparison.Ordinal));
        Assert.Equal(problems.Select(problem => problem.Question), again.Select(problem => problem.Question));
        Assert.InRange(problems.Zip(other).Count(pair => pair.First.Question == pair.Second.Question), 0, 30);
        Assert.All("ABCD", letter => Assert.InRange(problems.Count(problem => ((ExpectedAnswer)problem.Expected).Text == letter.ToString()), 25, 80));
        Assert.Equal(("Physics", "Optics"), (problems[0].Subject, problems[0].Level));
    }

    [Fact]
    public async Task Mmlu_reads_CSV_files_without_header_and_takes_the_subject_from_their_names()
    {
        using var folder = new Folder();
        folder.Write("astronomy_test.csv", "Which planet?,Mars,Venus,\"Earth, of course\",Pluto,C\n");
        folder.Write("anatomy_test.csv", "Which bone?,a,b,c,d,A\nWhich muscle?,a,b,c,d,D\n");

        IReadOnlyList<Problem> problems = await Evaluation.Benchmarks.Mmlu.LoadAsync(folder.Path, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["anatomy-1", "anatomy-2", "astronomy-1"], problems.Select(problem => problem.Id));
        Assert.Equal("astronomy", problems[2].Subject);
        Assert.EndsWith("\n\nA) Mars\nB) Venus\nC) Earth, of course\nD) Pluto", problems[2].Question, StringComparison.Ordinal);
        Assert.True(IsRight(problems[2], "(C)"));
    }

    [Fact]
    public async Task MmluPro_tells_ten_letters_apart()
    {
        Problem problem = Assert.Single(await LoadAsync(Evaluation.Benchmarks.MmluPro, "test.json", """
            [{"question_id": 70, "question": "Which?", "options": ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], "answer": "I", "answer_index": 8, "category": "law"}]
            """));

        Assert.Equal(("70", "law"), (problem.Id, problem.Subject));
        Assert.Equal("I", string.Concat("ABCDEFGHIJ".Where(letter => IsRight(problem, letter.ToString()))));
    }

    [Fact]
    public async Task HeldOut_reads_the_whole_embedded_set()
    {
        await using Stream stream = TinyModel.OpenHeldOutProblems();
        IReadOnlyList<Problem> problems = await Evaluation.Benchmarks.HeldOut.LoadAsync(stream, "held-out.jsonl", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(1000, problems.Count);
        Assert.All(problems, problem => Assert.Equal(problem.Question, problem.Prompt));
        Assert.Contains(problems, problem => problem.Expected is ExpectedCall { Tools.Count: > 0 });
        Assert.All(problems.Select(problem => problem.Expected).OfType<ExpectedProgram>(), program => Assert.NotEmpty(program.Tests.Unpack().Tests));
    }

    [Fact]
    public async Task Map_reads_any_file_by_the_fields_that_it_is_told()
    {
        Benchmark plain = Evaluation.Benchmarks.Map("mine", FieldMapping.Parse("question=prompt, answer=target, subject=topic"));
        Benchmark choice = Evaluation.Benchmarks.Map("mine", FieldMapping.Parse("question=q,options=choices,answer=right"));
        Benchmark program = Evaluation.Benchmarks.Map("mine", FieldMapping.Parse("question=q,tests=t"));

        Problem answered = Assert.Single(await LoadAsync(plain, "a.csv", "topic,prompt,target\nsums,1 + 1?,2\n"));
        Problem chosen = Assert.Single(await LoadAsync(choice, "b.jsonl", """{"q": "Which?", "choices": ["x", "y"], "right": "y"}"""));
        Problem written = Assert.Single(await LoadAsync(program, "c.jsonl", """{"q": "Add.", "t": {"fn_name": "add", "inputs": ["1\n2"], "outputs": ["3"]}}"""));

        Assert.Equal("sums", answered.Subject);
        Assert.True(IsRight(answered, "2"));
        Assert.True(IsRight(chosen, "B"));
        Assert.Single(Assert.IsType<ExpectedProgram>(written.Expected).Tests.Unpack().Tests);
    }

    [Theory]
    [InlineData("answer=a", "says nothing of the question")]
    [InlineData("question=q", "neither what the answer is nor what the tests are")]
    [InlineData("question=q,answer", "maps nothing")]
    [InlineData("question=q,answer=a,colour=c", "names 'colour'")]
    public void Parse_mapping_that_is_none_is_refused(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => FieldMapping.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x.jsonl", "{\"problem\": \"P\"", "Row 1 of 'x.jsonl' is not JSON")]
    [InlineData("x.jsonl", "\n[1]", "Row 2 of 'x.jsonl' is JSON, but not an object")]
    [InlineData("x.jsonl", """{"problem": "P"}""", "has no 'answer' or 'expected_answer'; its fields are problem")]
    [InlineData("x.jsonl", """{"id": "a", "problem": "P", "answer": "1"}""" + "\n" + """{"id": "a", "problem": "Q", "answer": "2"}""", "Row 2 of 'x.jsonl' has the id 'a'")]
    [InlineData("x.json", "{}", "not an array")]
    [InlineData("x.csv", "problem,answer\nP\n", "Row 1 of 'x.csv' has 1 fields instead of 2")]
    [InlineData("x.parquet", "PAR1 this is none", "not a Parquet file")]
    [InlineData("x.txt", "", "must end in .jsonl, .json, .csv or .parquet")]
    [InlineData("x.jsonl", "", "holds no problems")]
    public async Task LoadAsync_file_that_is_not_of_the_benchmark_says_where_and_why(string name, string content, string reason)
    {
        var exception = await Assert.ThrowsAsync<FormatException>(() => LoadAsync(Evaluation.Benchmarks.Math500, name, content));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_unknown_name_lists_those_that_there_are() =>
        Assert.Contains("math-500, aime-2024", Assert.Throws<ArgumentException>(() => Evaluation.Benchmarks.Find("math")).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_benchmark_states_source_licence_and_prompt() => Assert.All(Evaluation.Benchmarks.All, benchmark =>
    {
        Assert.NotEmpty(benchmark.Source);
        Assert.NotEmpty(benchmark.Licence);
        Assert.Equal(benchmark == Evaluation.Benchmarks.HeldOut, benchmark.Instruction.In(PromptLanguage.Russian).Length == 0);
        Assert.Equal(benchmark, Evaluation.Benchmarks.Find(benchmark.Name.ToUpperInvariant()));
    });

    private static Task<IReadOnlyList<Problem>> LoadAsync(Benchmark benchmark, string name, string content, BenchmarkOptions? options = null) =>
        benchmark.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), name, options, TestContext.Current.CancellationToken);

    private static bool IsRight(Problem problem, string answer) => Assert.IsType<ExpectedAnswer>(problem.Expected).IsRight(MathAnswer.Parse(answer));
}
