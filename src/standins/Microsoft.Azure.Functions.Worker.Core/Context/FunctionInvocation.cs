namespace Microsoft.Azure.Functions.Worker;

/// <summary>Identity of one run.</summary>
public abstract class FunctionInvocation
{
    public abstract string Id { get; }

    public abstract string FunctionId { get; }

    public abstract TraceContext TraceContext { get; }
}
