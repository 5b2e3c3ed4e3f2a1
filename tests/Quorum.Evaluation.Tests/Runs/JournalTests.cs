using System.Text;

namespace Quorum.Evaluation.Tests.Runs;

public sealed class JournalTests : IDisposable
{
    private readonly Folder _folder = new();

    private string First => Path.Combine(_folder.Path, "1" + JournalReader.Extension);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AppendAsync_is_on_the_disk_when_it_ends_and_is_read_back_by_others_meanwhile()
    {
        var reader = new JournalReader(_folder.Path);
        await using var writer = new JournalWriter(First);

        await writer.AppendAsync("""{"a":1}"""u8);
        Assert.Equal(["""{"a":1}"""], ReadNew(reader));
        await Task.WhenAll(writer.AppendAsync("""{"b":2}"""u8), writer.AppendAsync(Encoding.UTF8.GetBytes($"\"{new string('ж', 100_000)}\"")));

        Assert.Equal(["""{"b":2}""", $"\"{new string('ж', 100_000)}\""], ReadNew(reader));
        Assert.Empty(ReadNew(reader));
    }

    [Fact]
    public async Task ReadNew_leaves_a_line_that_is_being_written_for_later()
    {
        byte[] line = JournalLine.Encode("\"whole\""u8);
        await File.WriteAllBytesAsync(First, line[..^3], TestContext.Current.CancellationToken);
        var reader = new JournalReader(_folder.Path);

        Assert.Empty(ReadNew(reader));
        await File.AppendAllBytesAsync(First, line[^3..], TestContext.Current.CancellationToken);

        Assert.Equal(["\"whole\""], ReadNew(reader));
        Assert.Equal(0, reader.Damaged);
    }

    [Fact]
    public void ReadNew_of_a_file_with_any_byte_changed_gives_only_lines_that_were_written()
    {
        string[] lines = [.. Enumerable.Range(0, 8).Select(i => $$"""{"line":{{i}},"text":"{{new string((char)('a' + i), i * 9)}}"}""")];
        byte[] file = [.. lines.SelectMany(line => JournalLine.Encode(Encoding.UTF8.GetBytes(line)))];
        var random = new Random(5);
        for (int i = 0; i < file.Length; i++)
        {
            byte[] damaged = [.. file];
            damaged[i] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(First, damaged);

            string[] read = ReadNew(new JournalReader(_folder.Path));

            Assert.Subset(lines.ToHashSet(), read.ToHashSet());
            Assert.InRange(read.Length, lines.Length - 2, lines.Length - 1);
        }
    }

    [Fact]
    public void ReadNew_of_a_file_cut_anywhere_gives_the_whole_lines_before_the_cut()
    {
        string[] lines = ["""{"a":1}""", """{"b":"жук"}""", """{"c":3}"""];
        byte[] file = [.. lines.SelectMany(line => JournalLine.Encode(Encoding.UTF8.GetBytes(line)))];
        for (int length = 0; length <= file.Length; length++)
        {
            File.WriteAllBytes(First, file[..length]);

            Assert.Equal(lines[..file[..length].Count(part => part == '\n')], ReadNew(new JournalReader(_folder.Path)));
        }
    }

    [Fact]
    public void Place_of_a_line_that_was_changed_since_is_refused()
    {
        File.WriteAllBytes(First, JournalLine.Encode("""{"a":1}"""u8));
        JournalPlace place = default;
        new JournalReader(_folder.Path).ReadNew((found, _) => place = found);
        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(place.Read()));

        byte[] file = File.ReadAllBytes(First);
        file[^3]++;
        File.WriteAllBytes(First, file);

        Assert.Contains(First, Assert.Throws<InvalidDataException>(() => place.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Checksum_is_CRC32C() => Assert.StartsWith("e3069283 ", Encoding.ASCII.GetString(JournalLine.Encode("123456789"u8)), StringComparison.Ordinal);

    [Fact]
    public void TryTake_lock_is_exclusive_until_it_is_released()
    {
        string path = Path.Combine(_folder.Path, "lock");
        using (FileLock? first = FileLock.TryTake(path))
        {
            Assert.NotNull(first);
            Assert.Null(FileLock.TryTake(path));
        }

        using FileLock? next = FileLock.TryTake(path);
        Assert.NotNull(next);
        FileLock.RequireIn(_folder.Path);
        Assert.Throws<DirectoryNotFoundException>(() => FileLock.TryTake(Path.Combine(_folder.Path, "missing", "lock")));
    }

    private static string[] ReadNew(JournalReader reader)
    {
        var lines = new List<string>();
        reader.ReadNew((_, json) => lines.Add(Encoding.UTF8.GetString(json)));
        return [.. lines];
    }
}
