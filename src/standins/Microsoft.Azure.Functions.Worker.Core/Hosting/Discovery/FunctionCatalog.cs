using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Hosting.Discovery;

/// <summary>
/// Reads the functions of the app by reflection, once. Those with the setting <c>AzureWebJobs.NAME.Disabled</c> = true are left out.
/// </summary>
internal sealed class FunctionCatalog(IOptions<FunctionDiscoveryOptions> options, IConfiguration configuration) : IFunctionCatalog
{
    private readonly Lazy<IReadOnlyList<FunctionDescriptor>> _functions =
        new(() => [.. Read(options.Value).Where(function => !IsDisabled(function, configuration))]);

    public IReadOnlyList<FunctionDescriptor> Functions => _functions.Value;

    private static IReadOnlyList<FunctionDescriptor> Read(FunctionDiscoveryOptions options)
    {
        FunctionDescriptor[] functions =
        [
            .. options.Assemblies.SelectMany(FunctionMethods.In)
                .Where(method => options.Include(method.DeclaringType!))
                .Select(Describe)
                .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
        ];
        foreach (IGrouping<string, FunctionDescriptor> name in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (name.Count() > 1)
                throw Duplicate(name.Key, name);
        }
        return functions;
    }

    private static bool IsDisabled(FunctionDescriptor function, IConfiguration configuration) =>
        configuration.GetValue<bool>($"AzureWebJobs.{function.Name}.Disabled")
        || configuration.GetValue<bool>($"AzureWebJobs:{function.Name}:Disabled");

    private static FunctionDescriptor Describe(MethodInfo method)
    {
        string name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        FunctionParameterDescriptor[] parameters =
            [.. method.GetParameters().Select(parameter => new FunctionParameterDescriptor(parameter, parameter.GetCustomAttribute<BindingAttribute>()))];
        FunctionParameterDescriptor[] triggers = [.. parameters.Where(parameter => parameter.Binding is TriggerBindingAttribute)];
        if (triggers.Length != 1)
            throw TriggerCount(name, method, triggers.Length);
        Type trigger = triggers[0].Binding!.GetType();
        if (!trigger.Assembly.IsDefined(typeof(FunctionsHostExtensionAttribute)))
            throw Unknown(name, method, trigger);
        return new FunctionDescriptor(name, method, triggers[0], parameters);
    }

    private static FunctionsHostStartException TriggerCount(string name, MethodInfo method, int count) =>
        new($"Function '{name}' ({Where(method)}) has {(count == 0 ? "no trigger" : $"{count} triggers")}. "
            + "Give exactly one parameter a trigger attribute such as [HttpTrigger].");

    private static FunctionsHostStartException Unknown(string name, MethodInfo method, Type trigger) =>
        new($"Function '{name}' ({Where(method)}) uses {trigger.Name}, which this host does not run. "
            + "Use an HTTP, timer or durable trigger, or run the app with the genuine packages (StandIns=none).");

    private static FunctionsHostStartException Duplicate(string name, IEnumerable<FunctionDescriptor> functions) =>
        new($"Two functions are called '{name}': {string.Join(" and ", functions.Select(function => Where(function.Method)))}. "
            + "Give each [Function] a name of its own; case does not count.");

    private static string Where(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}
