using ContentGen.Simulator.Faults;

namespace ContentGen.Simulator.NewsApi;

/// <summary>What NewsAPI says when something goes wrong inside it.</summary>
internal sealed class NewsApiFaultAnswers : IFaultAnswers
{
    public SimulatedResponse Error() =>
        NewsApiErrors.Response(500, "unexpectedError", "This shouldn't happen, and if it does then it's our fault, not yours. Try the request again shortly.");

    public SimulatedResponse Throttled() =>
        NewsApiErrors.Response(429, "rateLimited", "You have made too many requests recently. Please try again later.") with
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
        };

    public SimulatedResponse Malformed(SimulatedResponse good, long ordinal) => good with { Body = good.Body[..(good.Body.Length * 2 / 3)] };
}
