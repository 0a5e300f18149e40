using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Starts orchestrations by name; on request it waits for their end.</summary>
internal sealed class StartEndpoint(DurableEngine engine, InstanceCommands commands)
{
    public async Task StartAsync(HttpContext context, string name, string? id)
    {
        try
        {
            var version = RequestQuery.Text(context, "version");
            var started = await commands.StartAsync(name, await RequestBody.ReadJsonAsync(context), new StartOrchestrationOptions(id)
            {
                Version = version is null ? null : new TaskVersion(version),
            });
            await CompletionWait.AnswerAsync(context, engine, started);
        }
        catch (JsonException error)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "Invalid JSON content", error);
        }
        catch (InstanceExistsException error)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status409Conflict, error.Message);
        }
        catch (ArgumentException error)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, error.Message);
        }
    }
}
