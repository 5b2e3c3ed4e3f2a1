using Quorum.LlamaCpp.Gguf;
using Quorum.LlamaCpp.Tests.Engine;
using Quorum.Testing;

namespace Quorum.LlamaCpp.Tests.Gguf;

public sealed class SplitModelTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("quorum-split-").FullName;

    private string Prefix => Path.Combine(_directory, "model");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Read_the_first_part_tells_the_whole_model()
    {
        EditableModel model = new();
        IReadOnlyList<string> paths = model.WriteSplit(Prefix, 3);

        GgufFile file = GgufFile.Read(paths[0]);

        Assert.Equal(["model-00001-of-00003.gguf", "model-00002-of-00003.gguf", "model-00003-of-00003.gguf"], paths.Select(Path.GetFileName));
        Assert.Equal(paths, file.Parts);
        Assert.Equal(model.Read().Tensors.Select(tensor => tensor.Name), file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(model.Read().ParameterCount, file.ParameterCount);
        Assert.Equal([0, 1, 2], file.Tensors.Select(tensor => tensor.Part).Distinct());
    }

    [Fact]
    public async Task A_split_model_answers_as_the_whole_one()
    {
        string whole = TinyModel.GetPath();
        IReadOnlyList<string> paths = Split(whole, 3);

        Assert.Equal(await AnswerAsync(whole), await AnswerAsync(paths[0]));
    }

    [Fact]
    public void Read_a_first_part_without_tensors_works()
    {
        GgufFile whole = new EditableModel().Read();
        string first = Path.Combine(_directory, "model-00001-of-00002.gguf");
        File.WriteAllBytes(first, new EditableModel().RemoveTensors()
            .Set(writer => writer.Add("split.no", U16(0)).Add("split.count", U16(2)).Add("split.tensors.count", whole.Tensors.Count)).ToBytes());
        File.WriteAllBytes(Path.Combine(_directory, "model-00002-of-00002.gguf"), new EditableModel().RemoveMetadata()
            .Set(writer => writer.Add("split.no", U16(1)).Add("split.count", U16(2))).ToBytes());

        using LlamaModel model = LlamaModel.Load(first, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(whole.ParameterCount, model.ParameterCount);
    }

    [Fact]
    public void Read_with_a_part_missing_names_it()
    {
        IReadOnlyList<string> paths = new EditableModel().WriteSplit(Prefix, 3);
        File.Delete(paths[1]);

        Refuses(paths[0], $"part 2 of 3, '{paths[1]}', is missing. Download all parts into the same folder.");
    }

    [Fact]
    public void Read_a_later_part_names_the_first()
    {
        IReadOnlyList<string> paths = new EditableModel().WriteSplit(Prefix, 3);

        Refuses(paths[1], $"it is part 2 of 3; pass the first part, '{paths[0]}'.");
    }

    [Fact]
    public void Read_a_part_of_another_name_says_how_to_name_it()
    {
        IReadOnlyList<string> paths = new EditableModel().WriteSplit(Prefix, 3);
        string renamed = Path.Combine(_directory, "renamed.gguf");
        File.Move(paths[0], renamed);

        Refuses(renamed, "must be named like NAME-00001-of-00003.gguf");
    }

    [Fact]
    public void Read_with_two_parts_exchanged_says_which()
    {
        IReadOnlyList<string> paths = new EditableModel().WriteSplit(Prefix, 3);
        File.Move(paths[1], paths[2], overwrite: true);
        File.Copy(paths[2], paths[1]);

        Refuses(paths[0], "it is not part 3 of 3 as its name says");
    }

    [Fact]
    public void Read_with_a_part_of_another_model_says_so()
    {
        IReadOnlyList<string> paths = new EditableModel().WriteSplit(Prefix, 2);
        IReadOnlyList<string> others = new EditableModel(new() { Layers = 3 }).WriteSplit(Path.Combine(_directory, "other"), 2);
        File.Copy(others[1], paths[1], overwrite: true);

        var exception = Assert.Throws<InvalidGgufException>(() => GgufFile.Read(paths[0]));

        Assert.Contains("not of the same model", exception.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_with_a_part_cut_short_names_that_part()
    {
        IReadOnlyList<string> paths = new EditableModel().WriteSplit(Prefix, 3);
        byte[] part = File.ReadAllBytes(paths[2]);
        File.WriteAllBytes(paths[2], part[..^100]);

        Assert.Equal(paths[2], Assert.Throws<InvalidGgufException>(() => GgufFile.Read(paths[0])).FilePath);
    }

    [Fact]
    public void Read_a_number_of_another_type_is_refused() =>
        Assert.Contains("'split.count' is no 16-bit", Assert.Throws<InvalidGgufException>(new EditableModel().Set(writer => writer.Add("split.count", 3u)).Read).Fault, StringComparison.Ordinal);

    [Fact]
    public void Read_one_part_of_one_is_a_whole_model() => Assert.NotNull(new EditableModel().Set(writer => writer.Add("split.count", U16(1))).Read());

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void WriteSplit_into_a_number_that_cannot_be_throws(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EditableModel().WriteSplit(Prefix, count));

    private static GgufValue U16(ushort value) => GgufValue.From(GgufValueType.U16, value);

    private static async Task<string> AnswerAsync(string path)
    {
        using LlamaModel model = LlamaModel.Load(path, cancellationToken: TestContext.Current.CancellationToken);
        using var engine = new LlamaEngine(model, new() { ContextSize = 512 });
        int[] prompt = [.. model.Vocabulary.Tokenize("What is 37 * 24 - 5?")];
        return (await engine.RunAsync(new() { Prompt = prompt, MaxTokens = 64, Sampling = new() { Seed = 1 } })).Text();
    }

    private IReadOnlyList<string> Split(string path, int count)
    {
        GgufFile file = GgufFile.Read(path);
        byte[] bytes = File.ReadAllBytes(path);
        var writer = new GgufWriter();
        foreach ((string key, GgufValue value) in file.Metadata) writer.Add(key, value);
        foreach (GgufTensor tensor in file.Tensors)
            writer.AddTensor(tensor.Name, tensor.Type, tensor.Dimensions, bytes.AsMemory((int)(file.DataOffset + tensor.Offset), (int)tensor.Length));
        return writer.WriteSplit(Prefix, count);
    }

    private static void Refuses(string path, string fault) =>
        Assert.Contains(fault, Assert.Throws<InvalidGgufException>(() => GgufFile.Read(path)).Fault, StringComparison.Ordinal);
}
