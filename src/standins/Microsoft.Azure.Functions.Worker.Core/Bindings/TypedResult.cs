using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker.Bindings;

internal sealed class TypedResult<T>(FunctionOutput output) : InvocationResult<T>
{
    public override T? Value
    {
        get => (T?)output.Result;
        set => output.Result = value;
    }
}
