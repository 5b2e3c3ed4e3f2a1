using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Quorum.Code.Worker;

/// <summary>Makes a program of a source that is nothing but functions: they become members of a class.</summary>
internal static class FunctionSource
{
    /// <summary>Wraps a source of functions; every other is returned as it is. Lines keep their numbers.</summary>
    public static SyntaxTree Wrap(SyntaxTree tree, CSharpParseOptions options)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot();
        if (!root.Members.Any(IsFunction) || !root.Members.All(member => IsFunction(member) || member is BaseTypeDeclarationSyntax))
            return tree;
        SourceText text = tree.GetText();
        int start = root.Members[0].FullSpan.Start;
        TextLine line = text.Lines.GetLineFromPosition(start);
        var opening = $"\npublic partial class Solution {{\n#line {line.LineNumber + 1}\n{new string(' ', start - line.Start)}";
        SourceText wrapped = text.WithChanges(new TextChange(new TextSpan(start, 0), opening), new TextChange(new TextSpan(text.Length, 0), "\n}"));
        return CSharpSyntaxTree.ParseText(wrapped, options);
    }

    private static bool IsFunction(MemberDeclarationSyntax member) => member is
        GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax } or MethodDeclarationSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax;
}
