using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// Marks the input of an activity function. It runs at least once: a crash between its end and the storing of its result runs it
/// again, so it must be idempotent.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>The activity's name; by default that of the function.</summary>
    public string? Activity { get; set; }
}
