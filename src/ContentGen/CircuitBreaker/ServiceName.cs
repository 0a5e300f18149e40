namespace ContentGen.CircuitBreaker;

/// <summary>The services that have a circuit breaker; the name is the entity's key.</summary>
public static class ServiceName
{
    public const string NewsApi = "newsapi";
    public const string Bedrock = "bedrock";
    public const string AmazonPolly = "polly";

    public static IReadOnlyList<string> All { get; } = [NewsApi, Bedrock, AmazonPolly];
}
