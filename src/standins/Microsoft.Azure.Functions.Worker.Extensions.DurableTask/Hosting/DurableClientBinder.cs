using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Hosting;

/// <summary>
/// Supplies parameters with <see cref="DurableClientAttribute"/>. The client is looked up on first use: the engine behind it runs
/// functions, and functions need binders.
/// </summary>
internal sealed class DurableClientBinder(IServiceProvider services) : IParameterBinder
{
    public bool CanBind(FunctionParameterDescriptor parameter) => parameter.Binding is DurableClientAttribute;

    public ValueTask<object?> BindAsync(FunctionParameterDescriptor parameter, FunctionContext context)
        => new(services.GetRequiredService<FunctionsDurableTaskClient>());
}
