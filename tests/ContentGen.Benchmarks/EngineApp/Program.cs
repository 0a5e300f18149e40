using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace ContentGen.Benchmarks.EngineApp;

/// <summary>An isolated function app with nothing but orchestrations: what host and backend cost without the product.</summary>
public static class Program
{
    public static void Main(string[] args) => CreateHost(args).Run();

    /// <summary>Builds the app without starting it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IHost CreateHost(string[] args) => FunctionsApplication.CreateBuilder(args).Build();
}
