using Quorum.LlamaCpp.Download;

namespace Quorum.LlamaCpp.Tests.Download;

public sealed class DownloadJournalTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("quorum-journal-").FullName;

    private string JournalPath => Path.Combine(_directory, "journal");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Open_again_knows_what_was_noted()
    {
        using (DownloadJournal journal = Open())
        {
            journal.Append(new(0, 10));
            journal.Append(new(50, 70));
            journal.Append(new(10, 20));
        }

        using DownloadJournal again = Open();

        Assert.Equal([new(0, 20), new(50, 70)], again.Ranges.Ranges);
    }

    [Fact]
    public void Open_after_a_crash_at_any_byte_claims_nothing_that_was_not_noted()
    {
        using (DownloadJournal journal = Open())
        {
            journal.Append(new(0, 10));
            journal.Append(new(50, 70));
        }

        byte[] whole = File.ReadAllBytes(JournalPath);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(JournalPath, whole[..length]);
            using (DownloadJournal journal = Open())
            {
                Assert.All(journal.Ranges.Ranges, range => Assert.Contains(range, (ByteRange[])[new(0, 10), new(50, 70)]));
                journal.Append(new(80, 90));
            }

            using DownloadJournal again = Open();
            Assert.Contains(new ByteRange(80, 90), again.Ranges.Ranges);
        }
    }

    [Fact]
    public void Open_for_another_content_is_empty()
    {
        using (DownloadJournal journal = Open()) journal.Append(new(0, 10));

        using DownloadJournal again = DownloadJournal.Open(JournalPath, "another", 100);

        Assert.Empty(again.Ranges.Ranges);
    }

    [Theory]
    [InlineData("90-110")]
    [InlineData("20-10")]
    [InlineData("-5-10")]
    [InlineData("a-b")]
    [InlineData("99999999999999999999-999999999999999999999")]
    public void Open_with_a_range_that_cannot_be_ignores_it(string line)
    {
        File.WriteAllText(JournalPath, $"content\n{line}\n");

        using DownloadJournal journal = Open();

        Assert.Empty(journal.Ranges.Ranges);
    }

    private DownloadJournal Open() => DownloadJournal.Open(JournalPath, "content", 100);
}
