namespace Infrastructure.Tests.Compilation;

/// <summary>The deployments under test, each predicted once.</summary>
internal static class Deployments
{
    public const string Default = "default";
    public const string Private = "private network and scheduler";

    private static readonly Lazy<Task<Deployment>> TheDefault = new(() => Deployment.PredictAsync(Environment()));

    private static readonly Lazy<Task<Deployment>> ThePrivate = new(() => Deployment.PredictAsync(Environment(
        ("CONTENTGEN_DURABLE_BACKEND", "DurableTaskScheduler"),
        ("CONTENTGEN_PRIVATE_NETWORK", "true"),
        ("CONTENTGEN_NEWSAPI_KEY", "the-secret-key"),
        ("CONTENTGEN_READERS_NEED_KEY", "true"),
        ("CONTENTGEN_READ_KEY", "the-secret-key-of-readers"),
        ("CONTENTGEN_ALERT_EMAILS", """["operators@contentgen.example"]"""))));

    public static TheoryData<string> All => [Default, Private];

    public static Task<Deployment> GetAsync(string name)
    {
        Skip.IfNot(Bicep.IsAvailable, Bicep.WhyMissing);
        return (name == Default ? TheDefault : ThePrivate).Value;
    }

    private static Dictionary<string, string> Environment(params (string Name, string Value)[] extra)
    {
        var environment = new Dictionary<string, string>
        {
            ["AZURE_LOCATION"] = "eastus2",
            ["CONTENTGEN_AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/ContentGen",
            ["CONTENTGEN_AWS_TOKEN_AUDIENCE"] = "api://00000000-0000-0000-0000-000000000003",
        };
        foreach (var (name, value) in extra)
        {
            environment[name] = value;
        }

        return environment;
    }
}
