using ContentGen.Requests;
using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace ContentGen.Schedules;

/// <summary>Fetches headlines of <c>ContentGen:Schedule:WarmCategories</c> every ten minutes, so that they never leave the cache.</summary>
public sealed class WarmCache(IOptionsMonitor<ScheduleOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    [Function(nameof(WarmCache))]
    public async Task RunAsync(
        [TimerTrigger("0 */10 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var categories = ListSetting.Split(options.CurrentValue.WarmCategories);
        if (categories.Length == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var id = ScheduledTimes.IdOf("warm", now - TimeSpan.FromTicks(now.UtcTicks % Every.Ticks));
        var request = BriefRequest.Default with { Categories = categories, ForceFresh = true };
        await client.StartOnceAsync(WarmCacheOrchestrator.FunctionName, id, request, cancellationToken);
    }
}
