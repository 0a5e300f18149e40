using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Forgets finished runs.</summary>
internal sealed class PurgeEndpoints(DurableEngine engine, InstanceCommands commands, FunctionsDurableTaskClient client)
{
    public async Task PurgeAsync(HttpContext context, string id)
    {
        switch (engine.Store.ReadInstance(id))
        {
            case null:
                await Answer.EmptyAsync(context, StatusCodes.Status404NotFound);
                break;
            case { IsFinished: false } record:
                await Answer.TextAsync(
                    context,
                    StatusCodes.Status412PreconditionFailed,
                    "Only orchestrations in a terminal state can be purged, "
                        + $"but the orchestration with instance ID {id} has status {record.Status}");
                break;
            default:
                await AnswerAsync(context, await commands.PurgeAsync(id, recursive: false));
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
        await AnswerAsync(context, result.PurgedInstanceCount);
    }

    private static Task AnswerAsync(HttpContext context, int purged) => purged == 0
        ? Answer.EmptyAsync(context, StatusCodes.Status404NotFound)
        : Answer.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("instancesDeleted", purged);
            writer.WriteEndObject();
        });
}
