using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>The values of a run's parameters: bound once, on first need, and open to change by middleware.</summary>
internal sealed class FunctionArguments(FunctionPlan plan, FunctionInvocationRequest request, FunctionContext context)
{
    private readonly Dictionary<string, object?> _bound = [];

    public FunctionInvocationRequest Request => request;

    public FunctionContext Context => context;

    public object? this[string name]
    {
        get => _bound[name];
        set => _bound[name] = value;
    }

    /// <exception cref="InvalidOperationException">The function has no such parameter, or nothing supplies its value.</exception>
    public async ValueTask<object?> BindAsync(string name)
    {
        if (_bound.TryGetValue(name, out object? value))
            return value;
        return _bound[name] = await plan.Parameter(name).BindAsync(this);
    }
}
