using System.Reflection;

namespace StandIns.Tests.ApiShape;

/// <summary>What a type is, as the inventory says it.</summary>
internal static class TypeKinds
{
    public static string Of(Type type)
    {
        if (type.IsEnum)
            return $"enum [{string.Join(", ", Enum.GetValues(type).Cast<object>().Select(value => $"{value} = {Convert.ToInt32(value)}"))}]";
        if (typeof(Delegate).IsAssignableFrom(type))
            return Delegate(type.GetMethod("Invoke")!);
        if (type.IsInterface)
            return "interface";
        string noun = IsRecord(type) ? "record" : type.IsValueType ? "" : "class";
        return type.IsValueType ? $"{noun} struct".Trim() : Modifiers(type) + noun;
    }

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    private static string Delegate(MethodInfo invoke)
    {
        IEnumerable<string> parameters = invoke.GetParameters().Select(parameter => $"{parameter.Name}: {TypeNames.Of(parameter.ParameterType)}");
        return $"delegate ({string.Join(", ", parameters)}) → {TypeNames.Of(invoke.ReturnType)}";
    }

    private static string Modifiers(Type type) =>
        type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
}
