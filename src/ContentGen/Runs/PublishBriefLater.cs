using ContentGen.Briefs;

namespace ContentGen.Runs;

/// <summary>
/// Publishes a brief whose run could not reach the store: it goes on trying for six hours after the run has delivered. Until then the
/// brief is answered from this orchestration's input, or its run's output.
/// </summary>
/// <remarks>Replayed from its history: no clock, randomness or I/O here, only the context.</remarks>
public static class PublishLaterOrchestrator
{
    public const string FunctionName = "PublishBriefLater";

    private static readonly TaskOptions Patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(100, TimeSpan.FromSeconds(5), 1.5, TimeSpan.FromMinutes(5), TimeSpan.FromHours(6)));

    /// <summary>What the ids of all of them begin with.</summary>
    internal const string IdPrefix = "publish-";

    /// <summary>The same for the same revision of the same brief, so that it is published by one of them.</summary>
    public static string IdOf(Brief brief) => $"{PrefixOf(brief.RunId)}{brief.Revision}";

    /// <summary>What the ids of a run's brief begin with, whatever its revision; those of other runs may begin with it too.</summary>
    public static string PrefixOf(string runId) => $"{IdPrefix}{runId}-";

    /// <returns>True when the brief is in the store.</returns>
    [Function(FunctionName)]
    public static async Task<bool> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var call = context.GetInput<PublishCall>()
            ?? throw new InvalidOperationException($"{FunctionName} needs an input; a run whose brief could not be stored starts it.");
        try
        {
            await context.CallActivityAsync<string>(PublishBriefActivity.FunctionName, call, Patiently);
            return true;
        }
        catch (TaskFailedException)
        {
            return false;
        }
    }
}

/// <summary>
/// Starts <see cref="PublishLaterOrchestrator"/> for a brief that could not be stored. An orchestration of its own, not a child of the run:
/// the run would stay Running as long as its child does. Starting twice is harmless.
/// </summary>
public sealed class StartPublishLaterActivity
{
    public const string FunctionName = "StartPublishLater";

    /// <returns>True when it was started now.</returns>
    [Function(FunctionName)]
    public Task<bool> RunAsync(
        [ActivityTrigger] PublishCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        client.StartOnceAsync(PublishLaterOrchestrator.FunctionName, PublishLaterOrchestrator.IdOf(call.Brief), call, cancellationToken);
}
