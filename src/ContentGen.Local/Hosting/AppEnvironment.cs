namespace ContentGen.Local.Hosting;

/// <summary>The environment variables that the app is started with.</summary>
internal static class AppEnvironment
{
    // What a developer's own AWS setup could redirect calls or credentials with; none of it may reach the simulator.
    private static readonly string[] LeadingAway =
    [
        "AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_USE_FIPS_ENDPOINT",
        "AWS_USE_DUALSTACK_ENDPOINT", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN",
    ];

    /// <summary>Points the app at the simulator, whatever the environment says.</summary>
    public static void Simulated(IReadOnlyDictionary<string, string> simulator, string briefsFolder)
    {
        foreach (var name in LeadingAway)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        foreach (var (name, value) in simulator)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Environment.SetEnvironmentVariable("Briefs__Store", "Files");
        Environment.SetEnvironmentVariable("Briefs__Folder", briefsFolder);
        Environment.SetEnvironmentVariable("NO_PROXY", "127.0.0.1,localhost");
    }

    /// <summary>Adds what is missing; what the environment says stays.</summary>
    public static void Live(string briefsFolder)
    {
        if (Environment.GetEnvironmentVariable("Briefs__Store") is null)
        {
            Environment.SetEnvironmentVariable("Briefs__Store", "Files");
        }

        if (Environment.GetEnvironmentVariable("Briefs__Folder") is null)
        {
            Environment.SetEnvironmentVariable("Briefs__Folder", briefsFolder);
        }
    }
}
