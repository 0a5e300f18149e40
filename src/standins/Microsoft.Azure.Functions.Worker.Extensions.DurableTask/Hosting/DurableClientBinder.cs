using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Hosting;

/// <summary>Supplies parameters with <see cref="DurableClientAttribute"/>.</summary>
internal sealed class DurableClientBinder(FunctionsDurableTaskClient client) : IParameterBinder
{
    public bool CanBind(FunctionParameterDescriptor parameter) => parameter.Binding is DurableClientAttribute;

    public ValueTask<object?> BindAsync(FunctionParameterDescriptor parameter, FunctionContext context) => new(client);
}
