using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Forgets finished runs.</summary>
internal sealed class PurgeEndpoints(DurableEngine engine, FunctionsDurableTaskClient client)
{
    public async Task PurgeAsync(HttpContext context, string id)
    {
        var isEntity = InstanceIds.IsEntity(id);
        switch (isEntity ? null : engine.Store.ReadInstance(id))
        {
            case null when !isEntity:
                await Answer.EmptyAsync(context, StatusCodes.Status404NotFound);
                break;
            case { IsFinished: false } record:
                await Answer.TextAsync(context, StatusCodes.Status412PreconditionFailed, InstancePurge.Refusal(record));
                break;
            default:
                var result = await client.PurgeInstanceAsync(id, cancellation: context.RequestAborted);
                await DeletedAsync(context, result.PurgedInstanceCount);
                break;
        }
    }

    public async Task PurgeAllAsync(HttpContext context)
    {
        if (RequestQuery.Time(context, "createdTimeFrom") is not { } from)
        {
            await Answer.TextAsync(context, StatusCodes.Status400BadRequest, "Please provide value for 'createdTimeFrom' parameter.");
            return;
        }

        var statuses = RequestQuery.List<OrchestrationRuntimeStatus>(context, "runtimeStatus");
        var to = RequestQuery.Time(context, "createdTimeTo");
        var result = await client.PurgeAllInstancesAsync(new PurgeInstancesFilter(from, to, statuses), context.RequestAborted);
        if (result.PurgedInstanceCount == 0) await Answer.EmptyAsync(context, StatusCodes.Status404NotFound);
        else await DeletedAsync(context, result.PurgedInstanceCount);
    }

    private static Task DeletedAsync(HttpContext context, int count) => Answer.JsonAsync(context, StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("instancesDeleted", count);
        writer.WriteEndObject();
    });
}
