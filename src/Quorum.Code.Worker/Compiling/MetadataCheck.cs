using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Quorum.Code.Worker;

/// <summary>Finds every reference of a compiled program to something that is not allowed.</summary>
/// <remarks>
/// An assembly reaches what is outside only through its tables of references, so nothing that the compiler bound can be missed: operators, conversions,
/// enumerators, awaiters and interpolations too. It has no places in the source, so <see cref="SymbolCheck"/> comes first.
/// </remarks>
internal static class MetadataCheck
{
    // No name that a source can give; the compiler keeps the contents of arrays in such types.
    private const string GeneratedData = "__StaticArrayInitTypeSize=";

    private static readonly string[] _accessors = ["get_", "set_", "add_", "remove_"];

    public static IEnumerable<CompiledProgram.Diagnostic> Run(byte[] assembly, AllowedSymbols allowed)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        MetadataReader reader = file.GetMetadataReader();
        return [.. Uses(reader, allowed.InAssembly).Select(use => new CompiledProgram.Diagnostic(0, 0, "blocked", $"'{use}' is not allowed."))];
    }

    private static IEnumerable<string> Uses(MetadataReader reader, AllowedSymbols allowed)
    {
        foreach (TypeReferenceHandle handle in reader.TypeReferences)
        {
            (string space, string name) = Outermost(reader, handle);
            if (!allowed.Allows(space, name))
                yield return $"{space}.{name}";
        }
        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            if (ReferencedType(reader, member.Parent) is not { } type)
                continue;
            (string space, string name) = Outermost(reader, type);
            string memberName = WithoutAccessor(reader.GetString(member.Name));
            if (!allowed.Allows(space, name, memberName))
                yield return $"{space}.{name}.{memberName}";
        }
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            // Fields that overlap would turn one object into another.
            TypeDefinition type = reader.GetTypeDefinition(handle);
            string name = reader.GetString(type.Name);
            if ((type.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout && !name.StartsWith(GeneratedData, StringComparison.Ordinal))
                yield return $"explicit layout of {name}";
            foreach (MethodDefinitionHandle method in type.GetMethods())
            {
                MethodAttributes attributes = reader.GetMethodDefinition(method).Attributes;
                if (attributes.HasFlag(MethodAttributes.PinvokeImpl))
                    yield return $"native code in {name}.{reader.GetString(reader.GetMethodDefinition(method).Name)}";
            }
        }
    }

    private static string WithoutAccessor(string name) =>
        _accessors.FirstOrDefault(accessor => name.StartsWith(accessor, StringComparison.Ordinal)) is { } prefix ? name[prefix.Length..] : name;

    // Members of constructed types (List<int>) have a specification in between; those of arrays and of own types have no reference.
    private static TypeReferenceHandle? ReferencedType(MetadataReader reader, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => (TypeReferenceHandle)parent,
        HandleKind.TypeSpecification => ReferencedType(reader, reader.GetTypeSpecification((TypeSpecificationHandle)parent)),
        _ => null,
    };

    private static TypeReferenceHandle? ReferencedType(MetadataReader reader, TypeSpecification specification)
    {
        BlobReader blob = reader.GetBlobReader(specification.Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return null;
        blob.ReadCompressedInteger();
        EntityHandle definition = blob.ReadTypeHandle();
        return definition.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)definition : null;
    }

    private static (string Space, string Name) Outermost(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        while (type.ResolutionScope.Kind == HandleKind.TypeReference)
            type = reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
        string name = reader.GetString(type.Name);
        int arity = name.IndexOf('`', StringComparison.Ordinal);
        return (reader.GetString(type.Namespace), arity < 0 ? name : name[..arity]);
    }
}
