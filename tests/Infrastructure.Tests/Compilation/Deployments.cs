namespace Infrastructure.Tests.Compilation;

/// <summary>The deployments under test, each predicted once.</summary>
internal static class Deployments
{
    public const string Default = "default";
    public const string Private = "private network, readers with a key, in Europe";

    /// <summary>Who deploys <see cref="Private"/>; nobody is named who deploys <see cref="Default"/>.</summary>
    public const string Person = "00000000-0000-0000-0000-000000000004";

    private const string Editions =
        """
        [
          { "name": "frueh", "times": ["06:30", "12:00"], "days": ["monday", "friday"], "language": "de", "voices": ["Vicki", "Daniel"],
            "minutes": 3, "style": "conversation", "review": true },
          { "name": "london", "timeZone": "Europe/London", "times": ["07:00"] }
        ]
        """;

    private static readonly Lazy<Task<Deployment>> TheDefault = new(() => Deployment.PredictAsync(Environment()));

    private static readonly Lazy<Task<Deployment>> ThePrivate = new(() => Deployment.PredictAsync(Environment(
        ("CONTENTGEN_PRINCIPAL_ID", Person),
        ("CONTENTGEN_GENERATION", "second"),
        ("CONTENTGEN_AWS_REGION", "eu-west-1"),
        ("CONTENTGEN_DAILY_BUDGET_USD", "12.5"),
        ("CONTENTGEN_NEWS_MAX_AGE", "12:00:00"),
        ("CONTENTGEN_NEWS_REPEAT_AFTER", "06:00:00"),
        ("CONTENTGEN_TIME_ZONE", "Europe/Berlin"),
        ("CONTENTGEN_FEEDS", """{"science":["https://feeds.example/one.xml","https://feeds.example/two.xml"]}"""),
        ("CONTENTGEN_EDITIONS", Editions),
        ("CONTENTGEN_PODCAST", """{"title":"Harbour news","ownerEmail":"news@harbour.example","explicit":false,"category":"Daily News"}"""),
        ("CONTENTGEN_MANAGEMENT_URLS", "WithoutKey"),
        ("CONTENTGEN_PRIVATE_NETWORK", "true"),
        ("CONTENTGEN_NEWSAPI_KEY", "the-secret-key"),
        ("CONTENTGEN_READERS_NEED_KEY", "true"),
        ("CONTENTGEN_READ_KEY", "the-secret-key-of-readers"),
        ("CONTENTGEN_ALERT_EMAILS", """["operators@contentgen.example"]"""))));

    public static TheoryData<string> All => [Default, Private];

    public static Task<Deployment> GetAsync(string name)
    {
        Assert.SkipUnless(Bicep.IsAvailable, Bicep.WhyMissing);
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
