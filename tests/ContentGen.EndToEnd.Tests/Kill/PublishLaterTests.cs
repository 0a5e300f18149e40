using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Kill;

/// <summary>A brief made while the store was away gets there once it is back, also when the program was killed in between.</summary>
[Collection(Processes.Name)]
public sealed class PublishLaterTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // The store is tried for a tenth of the run's time; all of it is enough for the run's own work on a slow machine.
    private static readonly Dictionary<string, string?> ShortRun = new(AppSettings.TwoAttempts)
    {
        ["ContentGen__RunDeadline"] = "00:01:00",
        ["ContentGen__AgentTimeout"] = "00:00:30",
    };

    private readonly TemporaryFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StoreReturnsAfterAKill_TheBriefIsInTheArchive()
    {
        string runId;
        using (StoreOutage.Begin(Data))
        {
            await using var app = await ServedProcess.StartAsync(Data, ShortRun);
            runId = await app.StartRunAsync();
            await app.FollowAsync(runId);
            Assert.Equal(runId, (await app.BriefAsync(runId)).GetProperty("runId").GetString());
            using var archive = await app.Http.GetAsync("api/briefs");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, archive.StatusCode);
            await app.KillAsync();
        }

        await using var again = await ServedProcess.StartAsync(Data, ShortRun);

        Assert.True(await IsArchivedAsync(again, runId), "The brief did not get into the archive.");
        var latest = await again.Http.GetFromJsonAsync<JsonElement>("api/bootstrap");
        Assert.Equal(runId, latest.GetProperty("runId").GetString());
    }

    private static async Task<bool> IsArchivedAsync(ServedApp app, string runId)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            while (!(await app.Http.GetStringAsync("api/briefs", limit.Token)).Contains(runId, StringComparison.Ordinal))
            {
                await pace.WaitForNextTickAsync(limit.Token);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
