namespace ContentGen.Simulator.Faults;

/// <summary>How a faulty call goes wrong.</summary>
public enum FaultMode
{
    /// <summary>The service's own internal error, status 500.</summary>
    Error,

    /// <summary>Status 429 with <c>Retry-After</c>.</summary>
    Throttle,

    /// <summary>Accepted and never answered; ends when the caller leaves.</summary>
    Hang,

    /// <summary>Answered rightly, but late.</summary>
    Slow,

    /// <summary>Status 200 with an answer that cannot be used.</summary>
    Malformed,

    /// <summary>The connection is cut without an answer.</summary>
    Reset,
}
