using Quorum.LlamaCpp.Native;

namespace Quorum.LlamaCpp.Tests.Native;

public sealed class LlamaLibraryTests
{
    [Fact]
    public void Libraries_are_loaded_and_tell_their_version_and_devices()
    {
        Assert.StartsWith("0.5.0", LlamaRuntime.Version, StringComparison.Ordinal);
        Assert.Contains(LlamaRuntime.Devices, device => device.StartsWith("CPU", StringComparison.Ordinal));
        Assert.True(Directory.Exists(LlamaRuntime.Directory));
        TestContext.Current.TestOutputHelper?.WriteLine($"llama.cpp {LlamaRuntime.Version} on {string.Join(", ", LlamaRuntime.Devices)}: {LlamaRuntime.SystemInfo}");
    }

    [Theory]
    [InlineData("0.4.9")]
    [InlineData("0.5.1-dev")]
    [InlineData("b10068")]
    public void Another_version_is_refused_with_both_versions_named(string found)
    {
        var exception = Assert.Throws<LlamaException>(() => LlamaLibrary.CheckVersion(found, "/some/folder"));

        Assert.Contains($"version {found},", exception.Message, StringComparison.Ordinal);
        Assert.Contains("needs version 0.5.0", exception.Message, StringComparison.Ordinal);
        Assert.Contains("/some/folder", exception.Message, StringComparison.Ordinal);
    }
}
