namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What a trigger gives to one run of a function.</summary>
internal sealed class FunctionInvocationRequest
{
    private static readonly IReadOnlyDictionary<string, object?> None = new Dictionary<string, object?>();

    /// <summary>Ready values by parameter name; the trigger's own value among them.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = None;

    /// <summary>Becomes <c>FunctionContext.BindingContext.BindingData</c>.</summary>
    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = None;

    /// <summary>Becomes <c>FunctionContext.CancellationToken</c> and the value of every <see cref="CancellationToken"/> parameter.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>W3C trace parent; null starts a new trace.</summary>
    public string? TraceParent { get; init; }

    public string? TraceState { get; init; }

    /// <summary>Called before the middleware runs, so that a trigger can add features and items.</summary>
    public Action<FunctionContext>? OnContextCreated { get; init; }
}
