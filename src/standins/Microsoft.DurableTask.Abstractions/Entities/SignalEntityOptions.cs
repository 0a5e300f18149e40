namespace Microsoft.DurableTask.Entities;

/// <summary>How an entity is signalled.</summary>
public record SignalEntityOptions
{
    /// <summary>When the signal is to be delivered; null for at once.</summary>
    public DateTimeOffset? SignalTime { get; init; }

    /// <summary>True gives default options, anything else none.</summary>
    public static implicit operator SignalEntityOptions?(bool? value) => value == true ? new SignalEntityOptions() : null;

    public static implicit operator SignalEntityOptions(DateTimeOffset value) => new() { SignalTime = value };
}
