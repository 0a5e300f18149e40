namespace Microsoft.Azure.Functions.Worker;

/// <summary>One run of a function: its definition, its services and what its trigger knew.</summary>
public abstract class FunctionContext
{
    /// <summary>Unique for each run.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The same for every run of a function.</summary>
    public abstract string FunctionId { get; }

    public abstract TraceContext TraceContext { get; }

    public abstract BindingContext BindingContext { get; }

    public abstract RetryContext RetryContext { get; }

    /// <summary>Scoped to the run.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Free for middleware and functions; lives as long as the run.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    public abstract IInvocationFeatures Features { get; }

    /// <summary>Cancelled when the caller goes away or the host stops.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
