using System.Collections.Frozen;

namespace Quorum.Code.Worker;

/// <summary>The types and members that C# programs may use, from <c>AllowedSymbols.txt</c>; what is not listed is not allowed.</summary>
internal sealed class AllowedSymbols
{
    private const string Generated = "[generated]";

    private readonly FrozenDictionary<string, Members> _types;
    private readonly FrozenSet<string> _namespaces;

    private AllowedSymbols(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, Members>(StringComparer.Ordinal);
        var namespaces = new HashSet<string>(StringComparer.Ordinal);
        foreach (string line in lines)
        {
            if (line.EndsWith(".*", StringComparison.Ordinal))
                namespaces.Add(line[..^2]);
            else if (line.IndexOfAny([':', '-']) is var mark and > 0)
                types[line[..mark].Trim()] = new Members(line[mark] == ':', [.. line[(mark + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            else
                types[line] = new Members(false, []);
        }
        _types = types.ToFrozenDictionary(StringComparer.Ordinal);
        _namespaces = namespaces.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Gets what an assembly may refer to: what programs may use, and what the compiler writes by itself.</summary>
    public AllowedSymbols InAssembly { get; private init; } = null!;

    public static AllowedSymbols Load()
    {
        using Stream stream = typeof(AllowedSymbols).Assembly.GetManifestResourceStream("AllowedSymbols.txt")!;
        using var reader = new StreamReader(stream);
        string[] lines = [.. reader.ReadToEnd().Split('\n').Select(line => line.Trim()).Where(line => line is not ("" or ['#', ..]))];
        int generated = Array.IndexOf(lines, Generated);
        return new AllowedSymbols(lines[..generated]) { InAssembly = new AllowedSymbols(lines.Where(line => line != Generated)) };
    }

    /// <summary>Tells whether a type may be named.</summary>
    /// <param name="space">Its namespace.</param>
    /// <param name="type">Its name; that of the outermost type if it is nested.</param>
    public bool Allows(string space, string type) => _namespaces.Contains(space) || _types.ContainsKey($"{space}.{type}");

    /// <summary>Tells whether a member may be used.</summary>
    /// <param name="space">The namespace of its type.</param>
    /// <param name="type">The name of its type; of the outermost one if that is nested.</param>
    /// <param name="member">Its name, without <c>get_</c> and the like.</param>
    /// <param name="parameter">The name of the type of its first parameter.</param>
    public bool Allows(string space, string type, string member, string? parameter = null) =>
        _types.TryGetValue($"{space}.{type}", out Members? members) ? members.Contain(member, parameter) : _namespaces.Contains(space);

    private sealed class Members(bool only, HashSet<string> names)
    {
        public bool Contain(string member, string? parameter) => only == (names.Contains(member) || names.Contains($"{member}({parameter})"));
    }
}
