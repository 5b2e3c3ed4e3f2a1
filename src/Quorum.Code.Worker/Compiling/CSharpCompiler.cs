using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Quorum.Code.Worker;

/// <summary>Compiles C# programs against the references that they may have, and checks every symbol that they use.</summary>
internal sealed class CSharpCompiler
{
    private const int MaxDiagnostics = 20;

    private static readonly CSharpParseOptions _parseOptions = new(LanguageVersion.Latest, DocumentationMode.None);

    // What the templates of .NET import by themselves, and what programs of contests take for granted.
    private static readonly SyntaxTree _usings = CSharpSyntaxTree.ParseText(
        string.Concat(new[]
        {
            "System", "System.Collections", "System.Collections.Generic", "System.Diagnostics", "System.Globalization", "System.IO", "System.Linq",
            "System.Numerics", "System.Text", "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks",
        }.Select(name => $"global using {name};")),
        _parseOptions);

    private readonly CSharpCompilation _empty = CSharpCompilation.Create(
        "Program",
        [_usings],
        ProgramReferences.Load(),
        new CSharpCompilationOptions(
            OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, allowUnsafe: false, concurrentBuild: false,
            nullableContextOptions: NullableContextOptions.Annotations));

    private readonly AllowedSymbols _allowed = AllowedSymbols.Load();

    /// <summary>Compiles a program.</summary>
    /// <param name="source">
    /// A program with statements at the top or a <c>Main</c>, or types, or nothing but functions, which then become members of a class <c>Solution</c>.
    /// </param>
    public CompiledProgram Compile(string source)
    {
        SyntaxTree tree = FunctionSource.Wrap(CSharpSyntaxTree.ParseText(source, _parseOptions), _parseOptions);
        CSharpCompilation compilation = _empty.AddSyntaxTrees(tree);
        if (tree.GetRoot() is CompilationUnitSyntax root && !root.Members.OfType<GlobalStatementSyntax>().Any()
            && compilation.GetEntryPoint(CancellationToken.None) is null)
        {
            compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));
        }

        CompiledProgram.Diagnostic[] errors = Describe(compilation.GetDiagnostics());
        if (errors.Length > 0)
            return new CompiledProgram(null, errors, IsBlocked: false);
        CompiledProgram.Diagnostic[] uses = [.. SymbolCheck.Run(compilation.GetSemanticModel(tree), _allowed).Take(MaxDiagnostics)];
        if (uses.Length > 0)
            return new CompiledProgram(null, uses, IsBlocked: true);

        using var assembly = new MemoryStream();
        errors = Describe(compilation.Emit(assembly).Diagnostics);
        if (errors.Length > 0)
            return new CompiledProgram(null, errors, IsBlocked: false);
        byte[] bytes = assembly.ToArray();
        uses = [.. MetadataCheck.Run(bytes, _allowed).Take(MaxDiagnostics)];
        return uses.Length > 0 ? new CompiledProgram(null, uses, IsBlocked: true) : new CompiledProgram(bytes, [], IsBlocked: false);
    }

    private static CompiledProgram.Diagnostic[] Describe(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(MaxDiagnostics).Select(diagnostic =>
        {
            FileLinePositionSpan span = diagnostic.Location.GetMappedLineSpan();
            return new CompiledProgram.Diagnostic(
                diagnostic.Location.IsInSource ? span.StartLinePosition.Line + 1 : 0,
                diagnostic.Location.IsInSource ? span.StartLinePosition.Character + 1 : 0,
                diagnostic.Id,
                diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        }),
    ];
}
