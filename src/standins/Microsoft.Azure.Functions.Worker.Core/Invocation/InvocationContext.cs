using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>The context of one run.</summary>
internal sealed class InvocationContext(
    FunctionDefinition definition, FunctionInvocationRequest request, IServiceProvider services, string traceParent) : FunctionContext
{
    private IDictionary<object, object>? _items;

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => definition.Id;

    public override TraceContext TraceContext { get; } = new InvocationTraceContext(traceParent, request.TraceState ?? "");

    public override BindingContext BindingContext { get; } = new InvocationBindingContext(request.BindingData);

    public override RetryContext RetryContext => SingleAttempt.Instance;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => definition;

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => request.CancellationToken;
}
