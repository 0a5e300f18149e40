using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>
/// With <c>timeout</c> and <c>pollingInterval</c>, both in seconds, the answer waits so long for the run's end and is its output.
/// </summary>
internal static class CompletionWait
{
    /// <exception cref="ArgumentException">The interval is longer than the whole time.</exception>
    public static async Task AnswerAsync(HttpContext context, DurableEngine engine, string id)
    {
        var timeout = RequestQuery.Seconds(context, "timeout");
        var interval = RequestQuery.Seconds(context, "pollingInterval");
        if (interval > timeout)
        {
            throw new ArgumentException(
                $"Total timeout {timeout.Value.TotalSeconds} should be bigger than retry timeout {interval.Value.TotalSeconds}");
        }

        if (timeout is null || interval is null || !await IsFinishedAsync(context, engine, id, timeout.Value))
        {
            await CheckStatusAnswer.WriteAsync(context, id);
            return;
        }

        var record = engine.Store.ReadInstance(id)!;
        if (record.Status != OrchestrationRuntimeStatus.Completed) await StatusEndpoints.GetAsync(context, engine, id);
        else await Answer.JsonAsync(context, StatusCodes.Status200OK, writer => StoredValue.Write(writer, record.Output));
    }

    private static async Task<bool> IsFinishedAsync(HttpContext context, DurableEngine engine, string id, TimeSpan timeout)
    {
        using var time = new CancellationTokenSource(timeout, engine.Time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(time.Token, context.RequestAborted);
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
