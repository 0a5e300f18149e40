using Microsoft.Azure.Functions.Worker.Invocation;

namespace Microsoft.Azure.Functions.Worker.Bindings;

internal sealed class BoundOutput<T>(FunctionOutput output, FunctionContext context, string name) : OutputBindingData<T>
{
    public override string Name => name;

    public override string BindingType => context.FunctionDefinition.OutputBindings.TryGetValue(name, out BindingMetadata? binding) ? binding.Type : "";

    public override T? Value
    {
        get => (T?)output.Bindings[name];
        set => output.Bindings[name] = value;
    }
}
