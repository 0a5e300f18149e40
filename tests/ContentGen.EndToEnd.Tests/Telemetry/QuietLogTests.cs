using ContentGen.EndToEnd.Tests.Telemetry.Ingestion;
using ContentGen.EndToEnd.Tests.Telemetry.Running;
using Infrastructure.Tests;
using LocalFunctionsHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>
/// What host and worker log on Azure Storage, filtered by host.json and by nothing else, as the host of a deployment does: each line is
/// paid for.
/// </summary>
[Collection(Undisturbed.Name)]
public sealed class QuietLogTests : IDisposable
{
    // More than an app at rest makes in a minute, with a second between two looks at a queue.
    private const int RequestsOfAMinute = 1_000;

    private readonly TemporaryFolder _data = new();
    private readonly LogLines _log = new(LogLevel.Trace);
    private int _requests;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Log_OfABriefAndOfAMinuteAtRest_IsAFewLines()
    {
        if (Azurite.WhyNot is { } whyNot)
        {
            Assert.Skip(whyNot);
        }
        using var azurite = await Azurite.StartAsync(_ => Interlocked.Increment(ref _requests));
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["AzureFunctionsJobHost__extensions__durableTask__storageProvider__maxQueuePollingInterval"] = "00:00:00.050",
        };
        await using var app = await HostedApp.StartAsync(
            _data.Path, settings, new() { Backend = DurableBackend.AzureStorage, ConfigureLogging = FilterByHostJsonAlone });
        var ofTheStart = _log.Lines.Count;

        var runId = await app.StartRunAsync(new { forceFresh = true });
        await app.FollowAsync(runId);
        await app.Http.EndedAsync(runId);
        string[] ofTheBrief = [.. _log.Lines.Skip(ofTheStart)];

        await PassAsync(RequestsOfAMinute);
        string[] atRest = [.. _log.Lines.Skip(ofTheStart + ofTheBrief.Length)];

        Assert.True(ofTheBrief.Length is > 0 and <= 100, Summary(ofTheBrief));
        Assert.True(atRest.Length <= 5, Summary(atRest));
    }

    [Fact]
    public async Task Worker_OfABrief_SendsAFewLines()
    {
        await using var app = await ObservedApp.StartAsync();
        app.Flush();
        var before = app.Ingestion.Envelopes.Count;
        await app.RunAsync();

        string[] sent = [.. app.Flush().Skip(before).Where(one => one.Kind == "MessageData")
            .Select(one => $"{one.Properties["CategoryName"]}: {one.Data["message"]}")];

        Assert.True(sent.Length is > 0 and <= 20, Summary(sent));
    }

    [Fact]
    public async Task Requests_ThatAreRefused_LogNothingAndFailNoInvocation()
    {
        await using var app = await ObservedApp.StartAsync();
        app.Flush();
        var before = app.Ingestion.Envelopes.Count;
        const string Body = "application/json";

        HttpResponseMessage[] answers =
        [
            await app.Http.PostAsync("api/generate-fresh", new StringContent("{", null, Body)),
            await app.Http.PostAsync("api/generate-fresh", new StringContent("""{"maxStories":0}""", null, Body)),
            await app.Http.PostAsync("api/briefs/run-unknown/sections/script/regenerate", null),
            await app.Http.PostAsync("api/circuit-breakers/unknown/reset", null),
            await app.Http.GetAsync("api/agent-status"),
            await app.Http.GetAsync("api/briefs?limit=0"),
            await app.Http.GetAsync("api/briefs/run-unknown"),
            await app.Http.GetAsync("api/briefs/run-unknown/script"),
        ];
        Envelope[] sent = [.. app.Flush().Skip(before)];

        Assert.All(answers, answer => Assert.Contains((int)answer.StatusCode, new[] { 400, 404, 409 }));
        Assert.Equal(answers.Length, sent.Count(one => one.Properties.ContainsKey("faas.name")));
        Assert.DoesNotContain(sent, one => one.Kind is "MessageData" or "ExceptionData");
        Assert.DoesNotContain(sent, one => one.Data["success"]?.GetValue<bool>() == false);
        Assert.Empty(app.Warnings);
    }

    private async Task PassAsync(int requests)
    {
        var until = Volatile.Read(ref _requests) + requests;
        using var pace = new Pace(TimeSpan.FromMilliseconds(100));
        while (Volatile.Read(ref _requests) < until)
        {
            await pace.NextAsync();
        }
    }

    private void FilterByHostJsonAlone(ILoggingBuilder logging)
    {
        logging.Services.RemoveAll<IConfigureOptions<LoggerFilterOptions>>();
        logging.AddConfiguration(new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Repository.Root, "host.json")).Build().GetSection("logging"));
        logging.AddProvider(_log);
    }

    private static string Summary(string[] lines) => $"{lines.Length} lines:\n" + string.Join('\n', lines
        .GroupBy(line => line.Split(": ")[0])
        .OrderByDescending(category => category.Count())
        .Select(category => $"{category.Count()} {category.Key}, such as: {category.First()}"));
}
