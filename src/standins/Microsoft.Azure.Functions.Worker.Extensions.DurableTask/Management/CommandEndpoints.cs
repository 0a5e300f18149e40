using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Steers one run.</summary>
internal sealed class CommandEndpoints(DurableEngine engine, InstanceCommands commands)
{
    public Task RunAsync(HttpContext context, string id, string verb)
    {
        var reason = RequestQuery.Text(context, "reason");
        return verb switch
        {
            "terminate" => OnLiveAsync(context, id, () => commands.TerminateAsync(id, reason)),
            "suspend" => OnLiveAsync(context, id, () => commands.SuspendAsync(id, reason)),
            "resume" => OnLiveAsync(context, id, () => commands.ResumeAsync(id, reason)),
            "rewind" => RewindAsync(context, id, reason),
            "restart" => RestartAsync(context, id),
            _ => Answer.EmptyAsync(context, StatusCodes.Status404NotFound),
        };
    }

    public async Task RaiseAsync(HttpContext context, string id, string name)
    {
        if (Refusal(id) is { } code)
        {
            await Answer.EmptyAsync(context, code);
        }
        else if (!RequestBody.IsJson(context))
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "Only application/json request content is supported");
        }
        else
        {
            await RaiseJsonAsync(context, id, name);
        }
    }

    private async Task RaiseJsonAsync(HttpContext context, string id, string name)
    {
        try
        {
            var input = JsonText.Compact(await RequestBody.ReadJsonAsync(context));
            await OnLiveAsync(context, id, () => commands.RaiseAsync(id, name, input));
        }
        catch (JsonException error)
        {
            await Answer.ErrorAsync(context, StatusCodes.Status400BadRequest, "Invalid JSON content", error);
        }
    }

    private async Task OnLiveAsync(HttpContext context, string id, Func<Task> action)
    {
        await Answer.EmptyAsync(context, Refusal(id) ?? await RefusalOfAsync(id, action) ?? StatusCodes.Status202Accepted);
    }

    /// <summary>Acts; says why not when the run ended or was purged between the look at it and the action.</summary>
    private async Task<int?> RefusalOfAsync(string id, Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (Exception overtaken) when (overtaken is InstanceNotFoundException or InvalidOperationException)
        {
            if (Refusal(id) is { } code) return code;
            throw;
        }
    }

    private int? Refusal(string id) => engine.Store.ReadInstance(id) switch
    {
        null => StatusCodes.Status404NotFound,
        { IsFinished: true } => StatusCodes.Status410Gone,
        _ => null,
    };

    private async Task RewindAsync(HttpContext context, string id, string? reason)
    {
        switch (engine.Store.ReadInstance(id))
        {
            case null:
                await Answer.TextAsync(context, StatusCodes.Status404NotFound, $"No orchestration with instance ID \"${id}\" found.");
                break;
            case InstanceRecord { Status: not OrchestrationRuntimeStatus.Failed } record:
                await Answer.TextAsync(
                    context,
                    StatusCodes.Status412PreconditionFailed,
                    $"This orchestration has status {record.Status}, but only orchestrations in the \"Failed\" state can be rewound.");
                break;
            default:
                await RewindFailedAsync(context, id, reason);
                break;
        }
    }

    private async Task RewindFailedAsync(HttpContext context, string id, string? reason)
    {
        try
        {
            await commands.RewindAsync(id, reason);
            await Answer.EmptyAsync(context, StatusCodes.Status202Accepted);
        }
        catch (InvalidOperationException overtaken)
        {
            // Another command came first, and the run is no longer a failed one.
            await Answer.TextAsync(context, StatusCodes.Status412PreconditionFailed, overtaken.Message);
        }
    }

    private async Task RestartAsync(HttpContext context, string id)
    {
        try
        {
            var started = await commands.RestartAsync(id, RequestQuery.Flag(context, "restartWithNewInstanceId", absent: true));
            await CompletionWait.AnswerAsync(context, engine, started);
        }
        catch (InstanceExistsException error)
        {
            await Answer.ErrorAsync(
                context, StatusCodes.Status409Conflict, "A non-terminal instance with this instance ID already exists.", error);
        }
        catch (ArgumentException error)
        {
            await Answer.ErrorAsync(
                context, StatusCodes.Status400BadRequest, "InstanceId does not match a valid orchestration instance.", error);
        }
    }
}
