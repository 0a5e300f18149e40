using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>The store of runs cannot be written or read: a problem that says so, never an empty answer.</summary>
public sealed class HubAwayTests(QuickApp app) : IClassFixture<QuickApp>
{
    [Fact]
    public async Task Start_WhileRunsCannotBeStored_Is503WithAProblemAndWorksAfterwards()
    {
        using (var hub = Taken())
        {
            using var refused = await StartAsync();

            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
            Assert.NotNull(refused.Headers.RetryAfter);
            var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal("urn:contentgen:problem:unavailable", problem.GetProperty("type").GetString());
            Assert.Contains("Idempotency-Key", problem.GetProperty("detail").GetString());
        }

        using var accepted = await AcceptedAsync();

        await app.Served.FollowAsync((await accepted.JsonAsync()).GetProperty("runId").GetString()!);
    }

    // The engine goes back to its file after a pause of its own.
    private async Task<HttpResponseMessage> AcceptedAsync()
    {
        using var pace = new Pace(TimeSpan.FromMilliseconds(100));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (true)
        {
            var response = await StartAsync();
            if (response.StatusCode == HttpStatusCode.Accepted)
            {
                return response;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            response.Dispose();
            await pace.NextAsync(limit.Token);
        }
    }

    private async Task<HttpResponseMessage> StartAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/generate-fresh")
        {
            Content = new StringContent("""{"maxStories":3}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", "once");
        return await app.Served.Http.SendAsync(request);
    }

    // Another program has the file for longer than the engine waits for it.
    private SqliteConnection Taken()
    {
        var file = Assert.Single(Directory.GetFiles(app.Data, "*.db", SearchOption.AllDirectories));
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }
}
