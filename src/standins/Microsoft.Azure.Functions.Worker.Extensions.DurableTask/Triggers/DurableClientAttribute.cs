using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Binds a parameter to the client of the durable engine.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>Not used here: one engine has one hub.</summary>
    public string? TaskHub { get; set; }

    /// <summary>Not used here: the engine stores its data in a local file.</summary>
    public string? ConnectionName { get; set; }
}
