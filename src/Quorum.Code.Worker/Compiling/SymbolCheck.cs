using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Quorum.Code.Worker;

/// <summary>Finds every symbol in a source that is bound to something that is not allowed.</summary>
/// <remarks>What is used without being named (operators, enumerators, builders) is found by <see cref="MetadataCheck"/>.</remarks>
internal static class SymbolCheck
{
    public static IEnumerable<CompiledProgram.Diagnostic> Run(SemanticModel model, AllowedSymbols allowed)
    {
        var seen = new HashSet<(int, string)>();
        foreach (SyntaxNode node in model.SyntaxTree.GetRoot().DescendantNodes())
        {
            string? use = node switch
            {
                // Whatever is named has a name, and what is constructed, indexed or inherited from has a constructor or an indexer.
                SimpleNameSyntax { IsVar: false } or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or AttributeSyntax
                    or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax => Forbidden(model.GetSymbolInfo(node).Symbol, allowed),
                _ => node.Kind() is SyntaxKind.MakeRefExpression or SyntaxKind.RefValueExpression or SyntaxKind.RefTypeExpression
                    or SyntaxKind.ArgListExpression or SyntaxKind.ExternAliasDirective ? node.ToString() : null,
            };
            FileLinePositionSpan span = node.GetLocation().GetMappedLineSpan();
            if (use is not null && seen.Add((span.StartLinePosition.Line, use)))
                yield return new(span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, "blocked", $"'{use}' is not allowed.");
        }
    }

    private static string? Forbidden(ISymbol? symbol, AllowedSymbols allowed) => symbol switch
    {
        null or INamespaceSymbol or ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or ILabelSymbol or IRangeVariableSymbol or IDiscardSymbol => null,
        IAliasSymbol alias => Forbidden(alias.Target, allowed),
        IArrayTypeSymbol array => Forbidden(array.ElementType, allowed),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol or IDynamicTypeSymbol => symbol.ToDisplayString(),
        INamedTypeSymbol type => ForbiddenType(type, allowed),
        _ => ForbiddenMember(symbol, allowed),
    };

    private static string? ForbiddenType(INamedTypeSymbol type, AllowedSymbols allowed)
    {
        if (type.Locations.Any(location => location.IsInSource) || type.IsAnonymousType)
            return null;
        INamedTypeSymbol outermost = Outermost(type);
        return allowed.Allows(Space(outermost), outermost.Name)
            ? type.TypeArguments.Select(argument => Forbidden(argument, allowed)).FirstOrDefault(use => use is not null)
            : type.ToDisplayString();
    }

    private static string? ForbiddenMember(ISymbol member, AllowedSymbols allowed)
    {
        if (member.Locations.Any(location => location.IsInSource) || member.ContainingType is not { IsAnonymousType: false } type)
            return null;
        INamedTypeSymbol outermost = Outermost(type);
        string name = member is IMethodSymbol { AssociatedSymbol: { } property } ? property.MetadataName : member.MetadataName;
        string? parameter = member is IMethodSymbol { Parameters: [var first, ..] } ? first.Type.Name : null;
        return type.Locations.Any(location => location.IsInSource) || allowed.Allows(Space(outermost), outermost.Name, name, parameter)
            ? null
            : $"{type.ToDisplayString()}.{name}";
    }

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
            type = outer;
        return type;
    }

    private static string Space(INamedTypeSymbol type) => type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
}
