using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>
/// With <c>timeout</c> and <c>pollingInterval</c>, both in seconds, the answer waits so long for the run's end and is its output.
/// </summary>
internal static class CompletionWait
{
    public static async Task AnswerAsync(HttpContext context, DurableEngine engine, string id)
    {
        var isAsked = RequestQuery.Seconds(context, "timeout") is not null && RequestQuery.Seconds(context, "pollingInterval") is not null;
        if (!isAsked || !await IsFinishedAsync(context, engine, id))
        {
            await CheckStatusAnswer.WriteAsync(context, id);
            return;
        }

        var record = engine.Store.ReadInstance(id)!;
        if (record.Status != OrchestrationRuntimeStatus.Completed) await StatusEndpoints.GetAsync(context, engine, id);
        else await Answer.JsonAsync(context, StatusCodes.Status200OK, writer => StoredValue.Write(writer, record.Output));
    }

    private static async Task<bool> IsFinishedAsync(HttpContext context, DurableEngine engine, string id)
    {
        using var limit = new CancellationTokenSource(RequestQuery.Seconds(context, "timeout")!.Value, engine.Time);
        while (true)
        {
            var changed = engine.Watchers.WatchAsync(id);
            if (engine.Store.ReadInstance(id) is not { IsFinished: false }) return true;
            try
            {
                await changed.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}
