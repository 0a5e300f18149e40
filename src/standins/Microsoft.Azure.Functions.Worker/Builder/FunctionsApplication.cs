using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Starting point of a function app.</summary>
public class FunctionsApplication
{
    /// <summary>
    /// A builder for the functions of the calling assembly or, when it has none, of the entry assembly and what it references.
    /// </summary>
    /// <param name="args">
    /// <c>--port N</c> (0: any free one), <c>--data DIR</c>, <c>--address IP</c> (default loopback), <c>--script-root DIR</c> (folder of
    /// host.json and local.settings.json), and <c>--Setting value</c> pairs.
    /// </param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, Assembly.GetCallingAssembly());
}
