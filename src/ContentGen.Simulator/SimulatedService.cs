namespace ContentGen.Simulator;

/// <summary>The services that the simulator stands in for.</summary>
public enum SimulatedService
{
    /// <summary>Amazon Bedrock Runtime; <c>bedrock</c> in fault plans and counts.</summary>
    Bedrock,

    /// <summary>Amazon Polly, the voice; <c>polly</c> in fault plans and counts.</summary>
    AmazonPolly,

    /// <summary>NewsAPI; <c>newsapi</c> in fault plans and counts.</summary>
    NewsApi,
}
