using System.Net;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>local.settings.json, the environment, host.json, and CORS.</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task LocalSettings_Values_ReachTheAppUnlessSetOtherwise()
    {
        var name = $"FunctionsHostTest_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(name + "_Set", "from the environment");
        using var copy = new AppCopy(BuiltApp.Sample).With(
            "local.settings.json",
            $$"""
            {
              "IsEncrypted": false,
              "Values": { "{{name}}_Free": "from the file", "{{name}}_Set": "from the file", "{{name}}_Given": "from the file" }, // comment
            }
            """);

        await using var app = await RunningApp.StartAsync(copy, ($"{name}_Given", "from the options"));

        Assert.Equal("from the file", await app.TextAsync($"api/setting/{name}_Free"));
        Assert.Equal("from the environment", await app.TextAsync($"api/setting/{name}_Set"));
        Assert.Equal("from the options", await app.TextAsync($"api/setting/{name}_Given"));
    }

    [Fact]
    public async Task Setting_WithAColon_ReachesTheChildProcess()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample, ("Sample:Portions", "7"), ("Deep__Er", "8"));

        Assert.Equal("7", await app.TextAsync("api/setting/Sample:Portions"));
        Assert.Equal("8", await app.TextAsync("api/setting/Deep:Er"));
    }

    // Some shells drop variables of such names.
    [Fact]
    public async Task Setting_WithADot_ReachesTheChildProcess()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample, ("Dotted.Name", "it's \"9\""));

        Assert.Equal("it's \"9\"", await app.TextAsync("api/setting/Dotted.Name"));
    }

    [Fact]
    public async Task HubName_OverriddenByASetting_IsTheFilesName()
    {
        using var copy = new AppCopy(BuiltApp.Sample);
        await using (var app = await RunningApp.StartAsync(copy, ("AzureFunctionsJobHost__extensions__durableTask__hubName", "Another")))
        {
            await app.RunAsync("HelloCities", "h");
        }

        Assert.Contains(
            Directory.EnumerateFiles(copy.DataFolder, "*", SearchOption.AllDirectories),
            file => file.Contains("Another", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("https://app.example", true)]
    [InlineData("https://second.example", true)]
    [InlineData("https://SECOND.example", true)]
    [InlineData("https://other.example", false)]
    public async Task Cors_ByOrigin_IsAllowedAsTheFileSays(string origin, bool allowed)
    {
        using var copy = new AppCopy(BuiltApp.Sample).With(
            "local.settings.json", """{"Host":{"CORS":"https://app.example, https://second.example","CORSCredentials":true}}""");
        await using var app = await RunningApp.StartAsync(copy);

        using var preflight = await app.SendAsync(
            "OPTIONS", "api/Default", null,
            ("Origin", origin), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "x-functions-key"));
        using var response = await app.SendAsync("GET", "api/Default", null, ("Origin", origin));

        string[] expected = allowed ? [origin] : [];
        Assert.Equal(expected, Values(preflight, "Access-Control-Allow-Origin"));
        Assert.Equal(expected, Values(response, "Access-Control-Allow-Origin"));
        Assert.Equal(allowed ? ["true"] : [], Values(response, "Access-Control-Allow-Credentials"));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(allowed ? ["GET"] : [], Values(preflight, "Access-Control-Allow-Methods"));
        Assert.Equal(allowed ? ["x-functions-key"] : [], Values(preflight, "Access-Control-Allow-Headers"));
        Assert.Equal(allowed ? ["Origin"] : [], Values(response, "Vary"));
        Assert.Equal("default", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Cors_OfEveryOrigin_IsAllowedWithoutCredentials()
    {
        using var copy = new AppCopy(BuiltApp.Sample).With("local.settings.json", """{"Host":{"CORS":"*"}}""");
        await using var app = await RunningApp.StartAsync(copy);

        using var response = await app.SendAsync("GET", "api/Default", null, ("Origin", "https://any.example"));

        Assert.Equal(["*"], Values(response, "Access-Control-Allow-Origin"));
        Assert.Empty(Values(response, "Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Cors_OfEveryOriginWithCredentials_NamesTheCallersOwn()
    {
        using var copy = new AppCopy(BuiltApp.Sample).With(
            "local.settings.json", """{"Host":{"CORS":"*","CORSCredentials":true}}""");
        await using var app = await RunningApp.StartAsync(copy);

        using var response = await app.SendAsync("GET", "api/Default", null, ("Origin", "https://any.example"));

        Assert.Equal(["https://any.example"], Values(response, "Access-Control-Allow-Origin"));
        Assert.Equal(["true"], Values(response, "Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Cors_WithoutASetting_IsNotAnswered()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample);

        using var preflight = await app.SendAsync(
            "OPTIONS", "api/Default", null, ("Origin", "https://app.example"), ("Access-Control-Request-Method", "GET"));

        Assert.Equal(HttpStatusCode.NotFound, preflight.StatusCode);
        Assert.Empty(Values(preflight, "Access-Control-Allow-Origin"));
    }

    private static string[] Values(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? [.. values] : [];
}
