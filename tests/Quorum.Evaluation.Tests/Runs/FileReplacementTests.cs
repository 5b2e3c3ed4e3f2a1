using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Quorum.Evaluation.Tests.Runs;

public sealed class FileReplacementTests : IDisposable
{
    private readonly Folder _folder = new();

    private string Target => Path.Combine(_folder.Path, "file");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Complete_puts_the_new_content_in_the_place_of_the_old_and_leaves_nothing_else()
    {
        foreach (string content in new[] { "a long old content", "new" })
        {
            using var replacement = new FileReplacement(Target);
            replacement.Content.Write(System.Text.Encoding.UTF8.GetBytes(content));
            replacement.Complete();
        }

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Content_that_was_not_completed_leaves_the_old_file()
    {
        File.WriteAllText(Target, "old");
        using (var replacement = new FileReplacement(Target))
        {
            replacement.Content.Write("half"u8);
            Assert.Equal("old", File.ReadAllText(Target));
        }

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Place_that_cannot_be_written_to_is_told_before_there_is_content()
    {
        Assert.Throws<DirectoryNotFoundException>(() => new FileReplacement(Path.Combine(_folder.Path, "missing", "file")));
        Assert.Throws<UnauthorizedAccessException>(() => new FileReplacement(_folder.Path));
    }

    [Fact]
    public void DurableFolder_creates_all_that_is_missing_and_says_which_folder_it_cannot_flush()
    {
        string deep = Path.Combine(_folder.Path, "a", "b", "c");

        DurableFolder.Create(deep + Path.DirectorySeparatorChar);
        DurableFolder.Create(deep);
        DurableFolder.Flush(deep);

        Assert.True(Directory.Exists(deep));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Folders are not flushed on Windows.");
        string missing = Path.Combine(_folder.Path, "missing");
        Assert.Contains($"'{missing}' cannot be opened: No such file", Assert.Throws<IOException>(() => DurableFolder.Flush(missing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DurableFolder_is_not_inherited_by_programs_that_are_started_meanwhile()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has open is read from /proc.");
        using SafeFileHandle folder = DurableFolder.Open(_folder.Path);
        using Process child = Process.Start(new ProcessStartInfo("ls", ["-l", "/proc/self/fd"]) { RedirectStandardOutput = true })!;
        string open = child.StandardOutput.ReadToEnd();

        Assert.Contains("/proc/", open, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, open, StringComparison.Ordinal);
    }
}
