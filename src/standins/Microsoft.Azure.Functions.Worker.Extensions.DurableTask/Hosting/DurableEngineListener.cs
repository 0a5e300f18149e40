using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Hosting;

/// <summary>Starts and stops the engine with the host.</summary>
internal sealed class DurableEngineListener(DurableEngine engine) : ITriggerListener
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            engine.Start();
            return Task.CompletedTask;
        }
        catch (DurableStoreException error)
        {
            throw new FunctionsHostStartException(error.Message, error);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync();
}
