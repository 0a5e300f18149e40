using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker.Bindings;

internal sealed class UntypedResult(FunctionOutput output) : InvocationResult
{
    public override object? Value
    {
        get => output.Result;
        set => output.Result = value;
    }
}
