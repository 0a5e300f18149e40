using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StandIns.Tests.ApiShape;

/// <summary>The public and protected members of an assembly in the notation of the inventory, each line led by its type.</summary>
internal static class ApiSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] LeftOut = ["Equals", "GetHashCode", "ToString", "Deconstruct", "PrintMembers", "<Clone>$"];

    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().SelectMany(type => Members(type).Prepend("").Select(member => Line(type, member))).Distinct();

    private static string Line(Type type, string member) =>
        $"{type.Namespace}.{TypeNames.Of(type)}" + (member.Length == 0 ? $": {TypeKinds.Of(type)}" : $" {member}");

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
            return [];
        return type.GetConstructors(Declared).Where(IsVisible).Where(constructor => !IsGenerated(constructor)).Select(Describe)
            .Concat(type.GetProperties(Declared).Where(property => !IsGenerated(property)).Select(Describe))
            .Concat(type.GetFields(Declared).Where(field => field.IsPublic).Select(Describe))
            .Concat(type.GetMethods(Declared).Where(IsVisible).Where(IsListed).Select(Describe))
            .OfType<string>();
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name == "EqualityContract"
        || (member is ConstructorInfo { DeclaringType: { IsValueType: false } type } copy && copy.IsFamily && TypeKinds.IsRecord(type)
            && copy.GetParameters() is [{ } only] && only.ParameterType == type);

    private static bool IsListed(MethodInfo method) =>
        !LeftOut.Contains(method.Name) && !method.IsDefined(typeof(CompilerGeneratedAttribute))
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Describe(ConstructorInfo constructor) => $"{Access(constructor)}new({Parameters(constructor)})";

    private static string? Describe(PropertyInfo property)
    {
        MethodInfo[] accessors = [.. property.GetAccessors(nonPublic: true).Where(IsVisible)];
        if (accessors.Length == 0)
            return null;
        string[] kinds = [.. accessors.Select(Accessor).Order()];
        return $"{Access(accessors[0])}{Modifiers(accessors[0])}{property.Name}: {TypeNames.Of(property.PropertyType)} [{string.Join(' ', kinds)}]";
    }

    private static string Accessor(MethodInfo accessor) =>
        accessor.ReturnType != typeof(void) ? "get"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init"
        : "set";

    private static string Describe(FieldInfo field) => field.IsLiteral
        ? $"const {TypeNames.Of(field.FieldType)} {field.Name} = {Value(field.GetRawConstantValue(), field.FieldType)}"
        : $"{(field.IsStatic ? "static " : "")}{TypeNames.Of(field.FieldType)} {field.Name}";

    private static string Describe(MethodInfo method)
    {
        if (method.Name is "op_Equality" or "op_Inequality")
            return $"static bool operator {(method.Name == "op_Equality" ? "==" : "!=")}({Operands(method)})";
        if (method.Name == "op_Implicit")
            return $"static operator({Parameters(method)}) → {TypeNames.Of(method.ReturnType)} implicit";
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        return $"{Access(method)}{Modifiers(method)}{method.Name}{generic}({Parameters(method)}) → {TypeNames.Of(method.ReturnType)}{Constraints(method)}";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "" : "prot ";

    private static string Modifiers(MethodInfo method) =>
        method.IsStatic ? "static "
        : method.DeclaringType!.IsInterface || method.GetBaseDefinition() != method ? ""
        : method.IsAbstract ? "abs "
        : method is { IsVirtual: true, IsFinal: false } ? "virt "
        : "";

    private static string Operands(MethodInfo method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{TypeNames.Of(parameter.ParameterType)} {parameter.Name}"));

    private static string Parameters(MethodBase method)
    {
        string list = string.Join(", ", method.GetParameters().Select(Describe));
        return method.IsDefined(typeof(ExtensionAttribute)) ? "ext " + list : list;
    }

    private static string Describe(ParameterInfo parameter)
    {
        string text = $"{parameter.Name}: {TypeNames.Of(parameter.ParameterType)}";
        return parameter.HasDefaultValue ? $"{text} = {Value(parameter.DefaultValue, parameter.ParameterType)}" : text;
    }

    private static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType ? "default" : "null",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Constraints(MethodInfo method)
    {
        if (!method.IsGenericMethod)
            return "";
        Type parameter = method.GetGenericArguments()[0];
        bool isClass = parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint);
        string[] all = [.. isClass ? ["class"] : Array.Empty<string>(), .. parameter.GetGenericParameterConstraints().Select(TypeNames.Of)];
        return all.Length == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", all)}";
    }
}
