using System.Text.Json;
using LocalFunctionsHost.Settings;
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
/// <param name="TriggerName">Name of the parameter that receives the trigger.</param>
/// <param name="Trigger">The trigger's binding as JSON.</param>
/// <param name="Clients">Bindings to the durable client.</param>
/// <param name="HttpOutput">Name of the output that answers a request; <c>$return</c> for the returned value, null for none.</param>
internal sealed record AppFunction(
    string Name,
    RpcFunctionMetadata Metadata,
    TriggerKind Kind,
    string TriggerName,
    JsonElement Trigger,
    IReadOnlyList<DurableClientInput> Clients,
    string? HttpOutput)
{
    private const string TriggerSuffix = "Trigger";

    /// <exception cref="FunctionsHostStartException">The function needs a trigger or binding that this host does not have.</exception>
    public static AppFunction Read(RpcFunctionMetadata metadata)
    {
        JsonElement? trigger = null;
        var clients = new List<DurableClientInput>();
        string? httpOutput = null;
        foreach (var raw in metadata.RawBindings)
        {
            using var document = JsonDocument.Parse(raw);
            var binding = document.RootElement.Clone();
            var type = Text(binding, "type") ?? "";
            AddInfo(metadata, binding, type);
            if (type.EndsWith(TriggerSuffix, StringComparison.OrdinalIgnoreCase))
            {
                trigger = binding;
            }
            else if (type.Equals("durableClient", StringComparison.OrdinalIgnoreCase))
            {
                clients.Add(new DurableClientInput(Text(binding, "name")!, Text(binding, "taskHub"), Text(binding, "connectionName")));
            }
            else if (type.Equals("http", StringComparison.OrdinalIgnoreCase))
            {
                httpOutput = Text(binding, "name");
            }
            else
            {
                throw new FunctionsHostStartException(
                    $"Function '{metadata.Name}' uses the binding '{type}', which the local host does not have. "
                    + "It runs HTTP, timer and durable functions with the durable client as input. "
                    + $"Take the binding out, or switch the function off with the setting AzureWebJobs.{metadata.Name}.Disabled = true.");
            }
        }
        return new AppFunction(
            metadata.Name, metadata, KindOf(metadata.Name, trigger), Text(trigger!.Value, "name")!, trigger.Value, clients, httpOutput);
    }

    public string? TriggerText(string property) => Text(Trigger, property);

    public bool TriggerFlag(string property, bool otherwise) =>
        HostFiles.Find(Trigger, property) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : otherwise;

    public IEnumerable<string> TriggerTexts(string property) =>
        HostFiles.Find(Trigger, property) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(item => item.ToString())
            : [];

    /// <summary>A worker that has read functions.metadata leaves it to the host to take the raw bindings apart.</summary>
    private static void AddInfo(RpcFunctionMetadata metadata, JsonElement binding, string type)
    {
        if (Text(binding, "name") is { } name && !metadata.Bindings.ContainsKey(name))
        {
            metadata.Bindings[name] = new BindingInfo
            {
                Type = type,
                Direction = Choice<BindingInfo.Types.Direction>(binding, "direction"),
                DataType = Choice<BindingInfo.Types.DataType>(binding, "dataType"),
            };
        }
    }

    /// <returns>The first value of the enumeration when the binding has none of them.</returns>
    private static T Choice<T>(JsonElement binding, string property)
        where T : struct, Enum => Enum.TryParse<T>(Text(binding, property), ignoreCase: true, out var value) ? value : default;

    private static TriggerKind KindOf(string function, JsonElement? trigger)
    {
        var type = trigger is { } found ? Text(found, "type")! : "none";
        return Enum.TryParse<TriggerKind>(type[..Math.Max(0, type.Length - TriggerSuffix.Length)], ignoreCase: true, out var kind)
            ? kind
            : throw new FunctionsHostStartException(
                $"Function '{function}' has the trigger '{type}', which the local host does not have. "
                + "It runs HTTP, timer and durable functions. "
                + $"Switch the function off with the setting AzureWebJobs.{function}.Disabled = true.");
    }

    private static string? Text(JsonElement binding, string property) =>
        HostFiles.Find(binding, property) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}

/// <summary>An input that is the durable client.</summary>
internal sealed record DurableClientInput(string Name, string? TaskHub, string? ConnectionName);
