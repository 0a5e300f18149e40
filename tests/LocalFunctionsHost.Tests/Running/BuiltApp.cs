using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace LocalFunctionsHost.Tests;

/// <summary>A function app of these tests, as its build left it. Every one is built before the tests.</summary>
/// <param name="Assembly">Path of the app's assembly.</param>
internal sealed record BuiltApp(string Assembly)
{
    /// <summary>The app that the transcripts were recorded with: <c>HttpRequestData</c> and everything durable.</summary>
    public static BuiltApp Conformance { get; } = new(Metadata("ConformanceApp"));

    /// <summary>An app with ASP.NET Core integration, middleware, settings, timers, an orchestration and an entity.</summary>
    public static BuiltApp Sample { get; } = new(Metadata("SampleApp"));

    /// <summary>An app with <c>HttpRequestData</c>, found by the functions.metadata file instead of by generated code.</summary>
    public static BuiltApp Plain { get; } = new(Metadata("PlainApp"));

    /// <summary>Path of the host's own assembly.</summary>
    public static string HostAssembly { get; } = Metadata("LocalFunctionsHost");

    public string Folder => Path.GetDirectoryName(Assembly)!;

    public string Name => Path.GetFileNameWithoutExtension(Assembly);

    /// <summary>
    /// The app in the process of the tests. It is loaded from its build output, so that folder must be the app's folder then.
    /// </summary>
    /// <param name="arguments">Settings for the app, as <c>--Name=value</c>.</param>
    public InProcessWorker InProcess(params string[] arguments)
    {
        var assembly = System.Reflection.Assembly.LoadFrom(Assembly);
        var create = assembly.GetType($"{Name}.Program")!.GetMethod("CreateHost")!.CreateDelegate<Func<string[], IHost>>();
        return new InProcessWorker(assembly, hostArguments => create([.. hostArguments, .. arguments]));
    }

    private static string Metadata(string key) => typeof(BuiltApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == key).Value!;
}
