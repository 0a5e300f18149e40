using System.Reflection;
using System.Text.RegularExpressions;
using ContentGen.Http.Endpoints;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Tests.Http;

/// <summary>The table of endpoints in docs/threat-model.md is the code's: method, route and level of authorization.</summary>
public sealed partial class EndpointTableTests
{
    [Fact]
    public void Table_OfTheThreatModel_IsTheOneOfTheCode()
    {
        string[] documented = [.. Row().Matches(File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "threat-model.md")))
            .Select(row => $"{row.Groups["method"].Value} {row.Groups["route"].Value} {row.Groups["level"].Value}")];

        Assert.Equal(Endpoints().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Functions_ThatChangeAnything_NeedAKey() =>
        Assert.All(
            Triggers().Where(trigger => trigger.Methods is not ["get", "head"]),
            trigger => Assert.Equal(AuthorizationLevel.Function, trigger.AuthLevel));

    [Fact]
    public void Functions_ThatAnswerGet_AnswerHead() =>
        Assert.All(
            Triggers().Where(trigger => trigger.Methods!.Contains("get")),
            trigger => Assert.Equal((trigger.Route, "get,head"), (trigger.Route, string.Join(',', trigger.Methods!))));

    // Routes are whole, as host.json sets no prefix: only so can the root be one of them.
    [Fact]
    public void Functions_AreAtTheRootOrUnderApi() =>
        Assert.All(
            Triggers(),
            trigger => Assert.True(trigger.Route == PageEndpoint.Root || trigger.Route!.StartsWith("api/", StringComparison.Ordinal), trigger.Route));

    // What answers GET answers HEAD, and one line of the table stands for both.
    private static IEnumerable<string> Endpoints() => Triggers().Select(trigger =>
        $"{(trigger.Methods is ["get", "head"] ? "GET" : string.Join(',', trigger.Methods!).ToUpperInvariant())} /{(trigger.Route == PageEndpoint.Root ? "" : trigger.Route)} {trigger.AuthLevel.ToString().ToLowerInvariant()}");

    private static IEnumerable<HttpTriggerAttribute> Triggers() => typeof(Program).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .SelectMany(method => method.GetParameters())
        .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
        .OfType<HttpTriggerAttribute>();

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ContentGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("ContentGen.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"^\| `(?<method>[A-Z]+) (?<route>/\S*)` \| (?<level>\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
