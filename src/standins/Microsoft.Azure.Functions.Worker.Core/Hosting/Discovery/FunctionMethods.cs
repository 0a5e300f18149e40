using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Hosting.Discovery;

/// <summary>Public methods that carry <see cref="FunctionAttribute"/>.</summary>
internal static class FunctionMethods
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<MethodInfo> In(Assembly assembly) =>
        Types(assembly).Where(type => !type.ContainsGenericParameters && !type.IsInterface).SelectMany(In);

    private static IEnumerable<MethodInfo> In(Type type) =>
        type.GetMethods(Public).Where(method => method.IsDefined(typeof(FunctionAttribute)));

    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }
}
