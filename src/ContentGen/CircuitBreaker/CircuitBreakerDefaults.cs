namespace ContentGen.CircuitBreaker;

/// <summary>Fixed times of the breakers.</summary>
public static class CircuitBreakerDefaults
{
    /// <summary>How much longer than an attempt's time limit a probe may take before it counts as dead: 10 seconds.</summary>
    public static readonly TimeSpan ProbeGrace = TimeSpan.FromSeconds(10);

    /// <summary>How long an orchestration waits for a breaker's answer before the call goes through without it: 5 seconds.</summary>
    public static readonly TimeSpan AskPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long an activity waits to read from or report to a breaker before it goes on without: 2 seconds.</summary>
    public static readonly TimeSpan ReportPatience = TimeSpan.FromSeconds(2);

    /// <summary>How long the calls of a process go by one reading of a breaker: 250 milliseconds.</summary>
    public static readonly TimeSpan ReadingLifetime = TimeSpan.FromMilliseconds(250);
}
