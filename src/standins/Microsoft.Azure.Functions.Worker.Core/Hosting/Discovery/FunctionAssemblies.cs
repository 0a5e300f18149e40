using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Hosting.Discovery;

/// <summary>Which assemblies belong to an app.</summary>
internal static class FunctionAssemblies
{
    /// <summary>The calling assembly when it has functions, else those of the entry assembly and its references that have.</summary>
    public static IReadOnlyList<Assembly> Find(Assembly caller)
    {
        if (FunctionMethods.In(caller).Any())
            return [caller];
        return [.. Closure([Assembly.GetEntryAssembly() ?? caller]).Where(assembly => FunctionMethods.In(assembly).Any())];
    }

    /// <summary>One extension for each assembly, among the given ones and what they reference, that declares it.</summary>
    public static IEnumerable<IFunctionsHostExtension> Extensions(IEnumerable<Assembly> assemblies) =>
        from assembly in Closure(assemblies)
        let extension = assembly.GetCustomAttribute<FunctionsHostExtensionAttribute>()
        where extension is not null
        select (IFunctionsHostExtension)Activator.CreateInstance(extension.ExtensionType, nonPublic: true)!;

    private static List<Assembly> Closure(IEnumerable<Assembly> roots)
    {
        var found = new List<Assembly>();
        var seen = new HashSet<string>();
        var pending = new Queue<Assembly>(roots);
        while (pending.TryDequeue(out Assembly? assembly))
        {
            if (!seen.Add(assembly.FullName!))
                continue;
            found.Add(assembly);
            foreach (AssemblyName reference in assembly.GetReferencedAssemblies())
            {
                if (!seen.Contains(reference.FullName) && !IsFramework(reference) && TryLoad(reference) is { } loaded)
                    pending.Enqueue(loaded);
            }
        }
        return found;
    }

    private static bool IsFramework(AssemblyName name) =>
        name.Name is "netstandard" or "mscorlib"
        || name.Name!.StartsWith("System.", StringComparison.Ordinal)
        || name.Name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || name.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }
}
