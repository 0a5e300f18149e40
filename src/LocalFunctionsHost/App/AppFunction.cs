using System.Text.Json;
using LocalFunctionsHost.Worker.Protocol;

namespace LocalFunctionsHost.App;

/// <summary>Kinds of functions that this host runs.</summary>
internal enum TriggerKind
{
    Http,
    Timer,
    Orchestration,
    Activity,
    Entity,
}

/// <summary>A function as the worker describes it.</summary>
/// <param name="Metadata">Goes back to the worker when the function is loaded.</param>
/// <param name="Clients">Bindings to the durable client.</param>
/// <param name="HttpOutput">Name of the output that answers a request; <c>$return</c> for the returned value, null for none.</param>
internal sealed record AppFunction(
    RpcFunctionMetadata Metadata,
    TriggerKind Kind,
    FunctionBinding Trigger,
    IReadOnlyList<FunctionBinding> Clients,
    string? HttpOutput)
{
    private const string TriggerSuffix = "Trigger";

    public string Name => Metadata.Name;

    /// <exception cref="FunctionsHostStartException">The function needs a trigger or binding that this host does not have.</exception>
    public static AppFunction Read(RpcFunctionMetadata metadata)
    {
        FunctionBinding? trigger = null;
        var clients = new List<FunctionBinding>();
        string? httpOutput = null;
        foreach (var raw in metadata.RawBindings)
        {
            var binding = JsonSerializer.Deserialize<FunctionBinding>(raw, JsonSerializerOptions.Web)!;
            AddInfo(metadata, binding);
            if (binding.Type.EndsWith(TriggerSuffix, StringComparison.OrdinalIgnoreCase))
            {
                trigger = binding;
            }
            else if (binding.Type.Equals("durableClient", StringComparison.OrdinalIgnoreCase))
            {
                clients.Add(binding);
            }
            else if (binding.Type.Equals("http", StringComparison.OrdinalIgnoreCase))
            {
                httpOutput = binding.Name;
            }
            else
            {
                throw new FunctionsHostStartException(
                    $"Function '{metadata.Name}' uses the binding '{binding.Type}', which the local host does not have. "
                    + "It runs HTTP, timer and durable functions with the durable client as input. "
                    + $"Take the binding out, or switch the function off with the setting AzureWebJobs.{metadata.Name}.Disabled = true.");
            }
        }
        return new AppFunction(metadata, KindOf(metadata.Name, trigger?.Type ?? "none"), trigger!, clients, httpOutput);
    }

    /// <summary>A worker that has read functions.metadata leaves it to the host to take the raw bindings apart.</summary>
    private static void AddInfo(RpcFunctionMetadata metadata, FunctionBinding binding)
    {
        if (!metadata.Bindings.ContainsKey(binding.Name))
        {
            metadata.Bindings[binding.Name] = new BindingInfo
            {
                Type = binding.Type,
                Direction = Choice<BindingInfo.Types.Direction>(binding.Direction),
                DataType = Choice<BindingInfo.Types.DataType>(binding.DataType),
            };
        }
    }

    /// <returns>The first value of the enumeration when the binding has none of them.</returns>
    private static T Choice<T>(string? name)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) ? value : default;

    private static TriggerKind KindOf(string function, string type) =>
        Enum.TryParse<TriggerKind>(type[..Math.Max(0, type.Length - TriggerSuffix.Length)], ignoreCase: true, out var kind)
            ? kind
            : throw new FunctionsHostStartException(
                $"Function '{function}' has the trigger '{type}', which the local host does not have. "
                + "It runs HTTP, timer and durable functions. "
                + $"Switch the function off with the setting AzureWebJobs.{function}.Disabled = true.");
}

/// <summary>A binding in the worker's JSON. Of the properties after <c>DataType</c> each kind of binding has its own.</summary>
/// <param name="Name">Name of the parameter, or of the output.</param>
internal sealed record FunctionBinding(
    string Name,
    string Type,
    string? Direction,
    string? DataType,
    string? TaskHub,
    string? ConnectionName,
    string? Route,
    string? AuthLevel,
    IReadOnlyList<string>? Methods,
    string? Schedule,
    string? Orchestration,
    string? Activity,
    string? EntityName,
    bool RunOnStartup = false,
    bool UseMonitor = true);
