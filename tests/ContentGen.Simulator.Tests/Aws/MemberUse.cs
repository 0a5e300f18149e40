using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ContentGen.Simulator.Tests.Aws;

/// <summary>
/// Which members an assembly's code refers to, and which a stand-in offers, both as <c>Type::Property</c> or
/// <c>Type::Method/parameters</c>.
/// </summary>
internal static class MemberUse
{
    /// <summary>Every method, accessor and constructor of another assembly that the code of this one names.</summary>
    public static IEnumerable<string> ReferredToBy(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        var metadata = file.GetMetadataReader();
        return [.. metadata.MemberReferences.Select(handle => Name(metadata, metadata.GetMemberReference(handle))).OfType<string>()];
    }

    /// <summary>The public members of an assembly that code can call, without those that a compiler writes into records.</summary>
    public static IEnumerable<string> OfferedBy(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        where !type.IsEnum && !typeof(Delegate).IsAssignableFrom(type) && !typeof(Attribute).IsAssignableFrom(type)
        from method in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>()
        where !IsWrittenByACompiler(method)
        select Member(type.FullName!, method.Name, method.GetParameters().Length);

    private static bool IsWrittenByACompiler(MethodBase method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "<Clone>$" or "op_Equality" or "op_Inequality"
        || (method.DeclaringType!.GetMethod("<Clone>$") is not null && method is ConstructorInfo && method.GetParameters() is [{ } copied] && copied.ParameterType == method.DeclaringType);

    private static string? Name(MetadataReader metadata, MemberReference member)
    {
        if (member.GetKind() != MemberReferenceKind.Method || TypeName(metadata, member.Parent) is not { } type)
        {
            return null;
        }

        var signature = metadata.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        if (header.IsGeneric)
        {
            signature.ReadCompressedInteger();
        }

        return Member(type, metadata.GetString(member.Name), signature.ReadCompressedInteger());
    }

    // A property is one member, read or written.
    private static string Member(string type, string name, int parameters) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)
            ? $"{type}::{name[4..]}"
            : $"{type}::{name}/{parameters}";

    private static string? TypeName(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => TypeName(metadata, metadata.GetTypeReference((TypeReferenceHandle)parent)),
        HandleKind.TypeSpecification => GenericTypeName(metadata, metadata.GetTypeSpecification((TypeSpecificationHandle)parent)),
        _ => null,
    };

    private static string TypeName(MetadataReader metadata, TypeReference type) => type.ResolutionScope.Kind == HandleKind.TypeReference
        ? $"{TypeName(metadata, metadata.GetTypeReference((TypeReferenceHandle)type.ResolutionScope))}+{metadata.GetString(type.Name)}"
        : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    // GENERICINST (CLASS | VALUETYPE) TypeDefOrRef ...
    private static string? GenericTypeName(MetadataReader metadata, TypeSpecification specification)
    {
        var signature = metadata.GetBlobReader(specification.Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return null;
        }

        signature.ReadCompressedInteger();
        return TypeName(metadata, signature.ReadTypeHandle());
    }
}
