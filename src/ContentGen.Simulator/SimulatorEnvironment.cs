namespace ContentGen.Simulator;

/// <summary>The environment variables that point an application at a simulator.</summary>
internal static class SimulatorEnvironment
{
    public static IReadOnlyDictionary<string, string> For(Uri baseAddress)
    {
        var address = baseAddress.ToString().TrimEnd('/');
        return new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"] = address,
            ["AWS_ENDPOINT_URL_POLLY"] = address,
            ["AWS_REGION"] = "us-east-1",
            ["AWS_ACCESS_KEY_ID"] = "AKIASIMULATOR0000000",
            ["AWS_SECRET_ACCESS_KEY"] = "simulator",
            ["NewsApi__BaseUrl"] = address,
            ["NewsApi__ApiKey"] = "simulator",
        };
    }
}
