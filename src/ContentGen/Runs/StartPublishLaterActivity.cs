using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace ContentGen.Runs;

/// <summary>
/// Starts <see cref="PublishLaterOrchestrator"/> for a brief that could not be stored. An orchestration of its own, not a child of the run:
/// the run would stay Running as long as its child does. Starting twice is harmless.
/// </summary>
public sealed class StartPublishLaterActivity
{
    /// <returns>True when it was started now.</returns>
    [Function(ActivityName.StartPublishLater)]
    public Task<bool> RunAsync(
        [ActivityTrigger] PublishCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        client.StartOnceAsync(PublishLaterOrchestrator.FunctionName, PublishLaterOrchestrator.IdOf(call.Brief), call, cancellationToken);
}
