namespace Microsoft.Azure.Functions.Worker.Invocation;

internal sealed class InvocationTraceContext(string traceParent, string traceState) : TraceContext
{
    public override string TraceParent => traceParent;

    public override string TraceState => traceState;
}
