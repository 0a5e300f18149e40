using Microsoft.DurableTask;

namespace ContentGen.CircuitBreaker;

/// <summary>The orchestrator's side of a breaker: asks for a permit, bounded in time, and lets the call through when there is no answer.</summary>
public static class CircuitBreakerInquiry
{
    public static async Task<CircuitBreakerPermit> AskAsync(TaskOrchestrationContext context, string service)
    {
        using var answered = new CancellationTokenSource();
        var ask = context.Entities.CallEntityAsync<CircuitBreakerPermit>(
            CircuitBreakerEntity.IdOf(service), nameof(CircuitBreakerEntity.Ask), new PermitRequest(context.NewGuid().ToString("N")));
        var patience = context.CreateTimer(CircuitBreakerDefaults.AskPatience, answered.Token);

        var first = await Task.WhenAny(ask, patience);
        if (first == patience)
        {
            return CircuitBreakerPermit.Unasked(service);
        }

        answered.Cancel(); // CancelAsync would leave the orchestration's thread.
        return ask.IsCompletedSuccessfully ? ask.Result : CircuitBreakerPermit.Unasked(service);
    }
}
