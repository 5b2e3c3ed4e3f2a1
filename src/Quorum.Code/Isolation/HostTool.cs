namespace Quorum.Code.Isolation;

/// <summary>Programs of the host.</summary>
internal static class HostTool
{
    private static readonly string[] _folders = ["/usr/bin", "/bin", "/usr/local/bin", "/usr/sbin"];

    /// <summary>Finds a program in the system's folders, then in those of <c>PATH</c>; <see langword="null"/> if there is none.</summary>
    public static string? Find(string name) => _folders
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        .Select(folder => Path.Join(folder, name))
        .FirstOrDefault(File.Exists);
}
