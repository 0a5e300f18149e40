using Azure.Core.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Finds the serializer of the worker that runs a function.</summary>
internal static class WorkerSerializer
{
    /// <exception cref="InvalidOperationException">No serializer is configured, as in a unit test without options.</exception>
    public static ObjectSerializer Of(FunctionContext context) =>
        context.InstanceServices.GetService<IOptions<WorkerOptions>>()?.Value.Serializer
        ?? throw new InvalidOperationException("The worker has no serializer; set WorkerOptions.Serializer.");
}
