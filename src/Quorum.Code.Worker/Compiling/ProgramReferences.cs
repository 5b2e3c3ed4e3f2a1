using Microsoft.CodeAnalysis;

namespace Quorum.Code.Worker;

/// <summary>The assemblies that a program may refer to; all others do not exist for it.</summary>
internal static class ProgramReferences
{
    private static readonly string[] _names =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Collections.Concurrent", "System.Collections.Immutable",
        "System.Console", "System.Linq", "System.Memory", "System.ObjectModel", "System.Runtime.Extensions", "System.Runtime.Numerics",
        "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks.Parallel",
    ];

    /// <summary>Reads them from the runtime that programs run on.</summary>
    public static IEnumerable<MetadataReference> Load()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. _names.Select(name => MetadataReference.CreateFromFile(Path.Join(folder, name + ".dll")))];
    }
}
