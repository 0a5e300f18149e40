using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>Settings of a client.</summary>
public class DurableTaskClientOptions
{
    /// <summary>The version of runs that are started without one. The default is empty.</summary>
    public string DefaultVersion { get; set; } = string.Empty;

    /// <summary>How payloads are stored. The default is JSON.</summary>
    public DataConverter DataConverter { get; set; } = JsonDataConverter.Default;

    public bool EnableEntitySupport { get; set; }
}
