using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.DurableTask;

/// <summary>Finds the type a stored failure names, among the loaded assemblies.</summary>
internal static class ErrorTypes
{
    private static readonly ConcurrentDictionary<string, Type> Known = new(StringComparer.Ordinal);

    public static Type? Find(string name, Assembly first)
    {
        if (string.IsNullOrEmpty(name)) return null;
        if (Known.TryGetValue(name, out var known)) return known;
        var found = Type.GetType(name, throwOnError: false) ?? first.GetType(name, throwOnError: false) ?? FindAnywhere(name);
        return found is null ? null : Known.GetOrAdd(name, found);
    }

    private static Type? FindAnywhere(string name)
    {
        var matches = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(name, throwOnError: false))
            .OfType<Type>()
            .ToList();
        return matches.Count > 1
            ? throw new AmbiguousMatchException($"Several loaded assemblies have an exception type named '{name}'.")
            : matches.FirstOrDefault();
    }
}
