using Quorum.LlamaCpp;

namespace Quorum;

public class TinyModelTests
{
    [Fact]
    public void GetPath_gives_a_file_with_the_embedded_content()
    {
        using var embedded = TinyModel.OpenRead();
        var content = new byte[embedded.Length];
        embedded.ReadExactly(content);
        Assert.Equal(content, File.ReadAllBytes(TinyModel.GetPath()));
    }

    [Fact]
    public void GetPath_gives_the_same_file_again() => Assert.Equal(TinyModel.GetPath(), TinyModel.GetPath());

    [Fact]
    public void The_model_loads_under_its_name()
    {
        using var model = LlamaModel.Load(TinyModel.GetPath(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(TinyModel.Name, model.Name);
    }
}
