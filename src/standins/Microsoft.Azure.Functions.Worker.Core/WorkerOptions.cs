using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settings of the worker.</summary>
public class WorkerOptions
{
    /// <summary>
    /// Writes and reads JSON of HTTP functions and of durable payloads. The default uses <c>IOptions&lt;JsonSerializerOptions&gt;</c>,
    /// which reads property names without case.
    /// </summary>
    public ObjectSerializer? Serializer { get; set; }

    /// <summary>Tried in order before the built-in conversions.</summary>
    public InputConverterCollection InputConverters { get; } = new();

    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>
    {
        ["EnableUserCodeException"] = bool.TrueString,
        ["HandlesInvocationCancelMessage"] = bool.TrueString,
        ["HandlesWorkerTerminateMessage"] = bool.TrueString,
        ["IncludeEmptyEntriesInMessagePayload"] = bool.TrueString,
    };

    /// <summary>The default is true. Without effect here: exceptions never cross a process boundary.</summary>
    [Obsolete("This is now the default behaviour. This property may be unavailable in future releases.", false)]
    public bool EnableUserCodeException
    {
        get => IsCapable("EnableUserCodeException");
        set => SetCapable("EnableUserCodeException", value);
    }

    /// <summary>The default is true. Without effect here: no trigger delivers batches.</summary>
    public bool IncludeEmptyEntriesInMessagePayload
    {
        get => IsCapable("IncludeEmptyEntriesInMessagePayload");
        set => SetCapable("IncludeEmptyEntriesInMessagePayload", value);
    }

    private bool IsCapable(string name) => Capabilities.TryGetValue(name, out string? value) && bool.TryParse(value, out bool on) && on;

    private void SetCapable(string name, bool value)
    {
        if (value)
            Capabilities[name] = bool.TrueString;
        else
            Capabilities.Remove(name);
    }
}
