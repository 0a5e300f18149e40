using System.Reflection;
using System.Runtime.Loader;

namespace ContentGen.Benchmarks.Hosting;

/// <summary>Assemblies that were built for these benchmarks and stay in their own folders.</summary>
internal static class BuiltAssemblies
{
    private const string EngineAppName = "EngineApp";

    /// <summary>Path of the function app with nothing but orchestrations.</summary>
    public static string EngineApp { get; } = PathOf(EngineAppName);

    /// <summary>Path of the product's command line.</summary>
    public static string CommandLine { get; } = PathOf("ContentGen.Local");

    /// <summary>
    /// Lets the engine app be found where the worker loads it by its path: an assembly cannot be loaded from two places. Nothing of the
    /// app may be touched before.
    /// </summary>
    public static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, wanted) =>
        wanted.Name == EngineAppName ? context.LoadFromAssemblyPath(EngineApp) : null;

    private static string PathOf(string name) => typeof(BuiltAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == name).Value!;
}
