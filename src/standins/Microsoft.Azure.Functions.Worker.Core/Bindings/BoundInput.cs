using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker.Bindings;

internal sealed class BoundInput<T>(FunctionArguments arguments, BindingMetadata metadata) : InputBindingData<T>
{
    public override BindingMetadata BindingMetadata => metadata;

    public override T? Value
    {
        get => (T?)arguments[metadata.Name];
        set => arguments[metadata.Name] = value;
    }
}
