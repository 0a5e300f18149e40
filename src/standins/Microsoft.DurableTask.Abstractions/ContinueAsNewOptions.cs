namespace Microsoft.DurableTask;

/// <summary>How an orchestration starts over.</summary>
public class ContinueAsNewOptions
{
    public object? NewInput { get; set; }

    /// <summary>Whether events that nobody waited for yet are carried over. The default is true.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;

    /// <summary>The version the next execution runs as; null keeps the present one.</summary>
    public string? NewVersion { get; set; }
}
