using System.Security.Cryptography;

namespace Quorum;

public sealed class ModelCacheTests : IDisposable
{
    private static readonly byte[] s_content = [1, 2, 3, 4, 5];
    private static readonly string s_hash = Convert.ToHexStringLower(SHA256.HashData(s_content));
    private readonly string _folder = Directory.CreateTempSubdirectory("quorum").FullName;

    [Fact]
    public void Provide_writes_the_content_under_its_hash()
    {
        var path = ModelCache.Provide(Open, s_hash, [_folder]);
        Assert.Equal(Path.Combine(_folder, s_hash + ".gguf"), path);
        Assert.Equal(s_content, File.ReadAllBytes(path));
    }

    [Fact]
    public void Provide_uses_a_sound_file_that_is_there()
    {
        var path = ModelCache.Provide(Open, s_hash, [_folder]);
        Assert.Equal(path, ModelCache.Provide(() => throw new InvalidOperationException("not needed"), s_hash, [_folder]));
    }

    [Fact]
    public void Provide_replaces_a_damaged_file()
    {
        File.WriteAllBytes(Path.Combine(_folder, s_hash + ".gguf"), [1, 2, 3]);
        Assert.Equal(s_content, File.ReadAllBytes(ModelCache.Provide(Open, s_hash, [_folder])));
    }

    [Fact]
    public void Provide_goes_to_the_next_folder_when_one_cannot_be_written()
    {
        var blocked = Path.Combine(_folder, "file");
        File.WriteAllText(blocked, "no folder");
        Assert.StartsWith(Path.Combine(_folder, "next"), ModelCache.Provide(Open, s_hash, [blocked, Path.Combine(_folder, "next")]), StringComparison.Ordinal);
    }

    [Fact]
    public void Provide_names_the_folders_when_none_can_be_written()
    {
        var blocked = Path.Combine(_folder, "file");
        File.WriteAllText(blocked, "no folder");
        Assert.Contains(blocked, Assert.Throws<IOException>(() => ModelCache.Provide(Open, s_hash, [blocked])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provide_gives_one_whole_file_to_all_that_start_at_once()
    {
        var paths = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ModelCache.Provide(Open, s_hash, [_folder]), TestContext.Current.CancellationToken)));
        Assert.Equal(s_content, File.ReadAllBytes(Assert.Single(paths.Distinct())));
        Assert.Single(Directory.EnumerateFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static MemoryStream Open() => new(s_content);
}
