using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using ContentGen.EndToEnd.Tests.Fuzz.Checks;
using ContentGen.EndToEnd.Tests.Fuzz.Endpoints;
using ContentGen.EndToEnd.Tests.Fuzz.Grammar;
using ContentGen.EndToEnd.Tests.Fuzz.Report;
using ContentGen.EndToEnd.Tests.Fuzz.Wire;

namespace ContentGen.EndToEnd.Tests.Fuzz;

/// <summary>Sends an endpoint its cases over a few connections, and checks every answer.</summary>
internal sealed class EndpointFuzzing(FuzzedApp app)
{
    private const int LongestShown = 300;

    private readonly ResponseChecks _checks = new(app.Known, app.DataFolder);
    private readonly ConcurrentBag<string> _accepted = [];

    /// <summary>Ids that accepted requests were answered with.</summary>
    public IReadOnlyCollection<string> Accepted => _accepted;

    public async Task<EndpointTally> RunAsync(FuzzedEndpoint endpoint)
    {
        var tally = new EndpointTally(endpoint.Name);
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, FuzzSettings.Connections).Select(_ => Task.Run(async () =>
        {
            using var connection = new RawConnection(app.Http.BaseAddress!);
            for (int number; (number = Interlocked.Increment(ref next)) < FuzzSettings.Cases;)
            {
                await TryAsync(connection, endpoint, number, tally);
            }
        })));
        return tally;
    }

    private async Task TryAsync(RawConnection connection, FuzzedEndpoint endpoint, int number, EndpointTally tally)
    {
        var request = endpoint.Request(Draw.Of(FuzzSettings.Seed, endpoint.Name, number), app.Known);
        var startedAt = Stopwatch.GetTimestamp();
        try
        {
            using var patience = new CancellationTokenSource(FuzzSettings.Patience);
            var response = await connection.SendAsync(request, patience.Token);
            tally.Count(response.Status, startedAt);
            Keep(response);
            foreach (var finding in _checks.FindingsOf(endpoint, request, response))
            {
                tally.Find(Describe(endpoint, number, finding, request));
            }
        }
        catch (OperationCanceledException)
        {
            tally.Find(Describe(endpoint, number, $"hangs for {FuzzSettings.Patience.TotalSeconds} s", request));
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            tally.Find(Describe(endpoint, number, "answers with what is no HTTP", request));
        }
    }

    private void Keep(RawResponse response)
    {
        if (response.Status == 202
            && response.Json() is { ValueKind: System.Text.Json.JsonValueKind.Object } json
            && json.TryGetProperty("id", out var id))
        {
            _accepted.Add(id.GetString()!);
        }
    }

    private static string Describe(FuzzedEndpoint endpoint, int number, string finding, RequestDraft request)
    {
        var bytes = request.ToBytes();
        var shown = Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, LongestShown)));
        return $"{endpoint.Name} case {number}: {finding}: {System.Text.Json.JsonSerializer.Serialize(shown)}";
    }
}
