using ContentGen.Simulator.Faults;

namespace ContentGen.Simulator;

/// <summary>Carries every call through the same stages: fault drawn, wait, answer, count.</summary>
internal sealed class ServiceCalls(
    FaultController faults, RequestLedger ledger, SimulatorOptions options, IHostApplicationLifetime lifetime)
{
    private const string CallerLeft = "abandoned";

    public async Task RunAsync(HttpContext context, ServiceCall call, FaultAnswers faultAnswers, Func<Task<SimulatedResponse>> answer)
    {
        var draw = faults.Draw(call);
        if (draw.Rule?.Mode is FaultMode.Hang or FaultMode.Reset)
        {
            ledger.Record(call, draw.Rule.Mode.Name());
            await LeaveUnansweredAsync(context, draw.Rule);
            return;
        }

        SimulatedResponse response;
        try
        {
            await WaitAsync(context, call, draw);
            response = await RespondAsync(draw, faultAnswers, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            ledger.Record(call, CallerLeft);
            return;
        }

        ledger.Record(call, response.Outcome);
        await response.WriteAsync(context);
    }

    private async Task LeaveUnansweredAsync(HttpContext context, FaultRule rule)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var wait = rule.Mode == FaultMode.Hang ? Timeout.InfiniteTimeSpan : rule.Latency;
        try
        {
            await Task.Delay(wait, options.TimeProvider, over.Token);
        }
        catch (OperationCanceledException)
        {
            // The caller left, or the simulator stops: either way nobody is waiting for the answer any more.
        }

        context.Abort();
    }

    private Task WaitAsync(HttpContext context, ServiceCall call, FaultDraw draw)
    {
        var variation = SeededChance.Draw(options.Seed, "latency", call.Service.Name(), call.Agent ?? "", $"{draw.Ordinal}");
        var wait = options.Latency.For(call, variation) + (draw.Rule?.Latency ?? TimeSpan.Zero);
        return wait > TimeSpan.Zero ? Task.Delay(wait, options.TimeProvider, context.RequestAborted) : Task.CompletedTask;
    }

    private static async Task<SimulatedResponse> RespondAsync(
        FaultDraw draw, FaultAnswers faultAnswers, Func<Task<SimulatedResponse>> answer)
    {
        try
        {
            var response = draw.Rule?.Mode switch
            {
                FaultMode.Error => faultAnswers.Error,
                FaultMode.Throttle => faultAnswers.Throttled.WithHeader("Retry-After", "1"),
                FaultMode.Malformed => faultAnswers.Malformed(await answer(), draw.FaultOrdinal),
                _ => await answer(),
            };
            return draw.Rule is { } rule ? response with { Outcome = rule.Mode.Name() } : response;
        }
        catch (RefusedException refused)
        {
            return refused.Response;
        }
    }
}

/// <summary>What one service says when something goes wrong inside it.</summary>
/// <param name="Malformed">Spoils a good answer; the number walks through the ways of spoiling it.</param>
internal sealed record FaultAnswers(
    SimulatedResponse Error, SimulatedResponse Throttled, Func<SimulatedResponse, long, SimulatedResponse> Malformed);
