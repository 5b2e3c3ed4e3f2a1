namespace Quorum.LlamaCpp.Tests.Download;

public sealed class ModelReferenceTests
{
    [Fact]
    public void Parse_a_model_of_the_catalogue_takes_Q4_K_M_and_knows_its_hash()
    {
        ModelReference model = ModelReference.Parse("deepseek-r1-distill-llama-8b");

        Assert.Equal("bartowski/DeepSeek-R1-Distill-Llama-8B-GGUF", model.Repository);
        Assert.Equal("DeepSeek-R1-Distill-Llama-8B-Q4_K_M.gguf", model.File);
        Assert.Equal(4_920_736_608, model.Length);
        Assert.Equal("87bcba20b4846d8dadf753d3ff48f9285d131fc95e3e0e7e934d4f20bc896f5d", model.Sha256);
    }

    [Fact]
    public void Parse_a_quantisation_of_the_catalogue_finds_it() =>
        Assert.Equal("DeepSeek-R1-Distill-Llama-8B-Q8_0.gguf", ModelReference.Parse("DeepSeek-R1-Distill-Llama-8B:q8_0").File);

    [Theory]
    [InlineData("owner/name:file.gguf", "owner/name", "main", "file.gguf")]
    [InlineData(" owner/na.me-GGUF:folder/file.gguf ", "owner/na.me-GGUF", "main", "folder/file.gguf")]
    [InlineData("owner/name@0123:file.gguf", "owner/name", "0123", "file.gguf")]
    [InlineData("https://huggingface.co/owner/name/blob/main/file.gguf", "owner/name", "main", "file.gguf")]
    [InlineData("https://huggingface.co/owner/name/resolve/0123/folder/file.gguf?download=true", "owner/name", "0123", "folder/file.gguf")]
    public void Parse_a_file_of_a_repository_reads_its_parts(string text, string repository, string revision, string file)
    {
        ModelReference model = ModelReference.Parse(text);

        Assert.Equal((repository, revision, file), (model.Repository, model.Revision, model.File));
        Assert.Null(model.Sha256);
    }

    [Theory]
    [InlineData("owner/name:file.gguf")]
    [InlineData("owner/name@rev:folder/file.gguf")]
    [InlineData("https://example.org/folder/file.gguf")]
    public void ToString_is_read_back(string text) => Assert.Equal(text, ModelReference.Parse(text).ToString());

    [Theory]
    [InlineData("gpt-5", "no model 'gpt-5' in the catalogue")]
    [InlineData("DeepSeek-R1-Distill-Llama-8B:Q9", "no quantisation 'Q9'")]
    [InlineData("owner/name", "write owner/repository:file.gguf")]
    [InlineData("owner/name:Q4_K_M", "not the path of a .gguf file")]
    [InlineData("owner/name:../../file.gguf", "not the path of a .gguf file")]
    [InlineData("owner/name:a\\b.gguf", "not the path of a .gguf file")]
    [InlineData("a/b/c:file.gguf", "write owner/repository:file.gguf")]
    [InlineData("https://example.org/", "does not end in the name of a .gguf file")]
    [InlineData("https://example.org/..%2Ffile.gguf", "does not end in the name of a .gguf file")]
    [InlineData("https://", "not a valid address")]
    public void Parse_anything_else_says_what_to_write(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => ModelReference.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Catalogue_holds_every_file_to_a_hash_of_its_own()
    {
        Assert.All(ModelCatalog.Models, model => Assert.Matches("^[0-9a-f]{64}$", model.Reference.Sha256));
        Assert.All(ModelCatalog.Models, model => Assert.Contains("Built with Llama", model.Licence, StringComparison.Ordinal));
        Assert.Equal(ModelCatalog.Models.Count, ModelCatalog.Models.Select(model => model.Reference.Sha256).Distinct().Count());
        Assert.Equal(ModelCatalog.Models.OrderBy(model => model.Gigabytes), ModelCatalog.Models);
    }
}
