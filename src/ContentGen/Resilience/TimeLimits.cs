using Microsoft.Extensions.Logging.Abstractions;
using Polly;
using Polly.Registry;
using Polly.Telemetry;

namespace ContentGen.Resilience;

/// <summary>
/// Every bounded wait of the app: a resilience pipeline of Polly with a time-out, one for each kind of wait, on the app's clock. Time-outs
/// are counted by the meter <c>Polly</c>, by <c>pipeline.name</c>.
/// </summary>
/// <param name="loggers">Where a time-out is logged; null for nowhere.</param>
public sealed class TimeLimits(TimeProvider time, ILoggerFactory? loggers = null)
{
    private static readonly ResiliencePropertyKey<TimeSpan> Limit = new("limit");

    private readonly ResiliencePipelineRegistry<string> _pipelines = new(new()
    {
        BuilderFactory = () => new ResiliencePipelineBuilder { TimeProvider = time }.ConfigureTelemetry(new TelemetryOptions
        {
            LoggerFactory = loggers ?? NullLoggerFactory.Instance,
            // Who waits says what the time-out cost.
            SeverityProvider = _ => ResilienceEventSeverity.Debug,
        }),
    });

    /// <summary>The clock that limits go by.</summary>
    public TimeProvider Time => time;

    /// <summary>Waits for a call; one that ignores its token is left behind when the limit passes.</summary>
    /// <param name="wait">What is waited for, such as <c>content-cache</c>; one pipeline each, so few different ones.</param>
    /// <param name="limit">More than zero.</param>
    /// <exception cref="Polly.Timeout.TimeoutRejectedException">The limit passed first.</exception>
    public async Task<T> RunAsync<T>(
        string wait, TimeSpan limit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var pipeline = _pipelines.GetOrAddPipeline(wait, builder => builder.AddTimeout(new Polly.Timeout.TimeoutStrategyOptions
        {
            TimeoutGenerator = of => new(of.Context.Properties.GetValue(Limit, TimeSpan.Zero)),
        }));
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Limit, limit);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (context, call) => await call(context.CancellationToken).WaitAsync(context.CancellationToken), context, call);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
