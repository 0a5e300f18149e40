using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Hosting.Discovery;

/// <summary>Where functions are looked for.</summary>
internal sealed class FunctionDiscoveryOptions
{
    public IReadOnlyList<Assembly> Assemblies { get; set; } = [];

    /// <summary>Types to leave out answer false; the default keeps all. Tests host a part of their assembly with it.</summary>
    public Func<Type, bool> Include { get; set; } = _ => true;
}
