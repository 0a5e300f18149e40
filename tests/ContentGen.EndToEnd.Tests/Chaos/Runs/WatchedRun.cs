using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>One accepted run, every status read of it, and its brief.</summary>
internal sealed class WatchedRun(int number, AskedRun asked, string runId)
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    // Runs that may use what others made are of so many kinds, so that there is something to use.
    private const int Alike = 4;

    private readonly List<StatusReading> _readings = [];
    private volatile StatusReading? _last;

    public int Number { get; } = number;

    public AskedRun Asked { get; } = asked;

    public string RunId { get; } = runId;

    public IReadOnlyList<StatusReading> Readings => _readings;

    public StatusReading? Last => _last;

    public bool HasEnded => Last?.HasEnded == true;

    /// <summary>Null until fetched.</summary>
    public JsonElement? Brief { get; private set; }

    /// <summary>Status of the answer to a request for the brief's audio; null when the brief names none.</summary>
    public int? AudioStatus { get; private set; }

    /// <summary>What kept the brief or the status from being read; null when nothing did.</summary>
    public string? Trouble { get; private set; }

    public static async Task<WatchedRun> StartAsync(ServedApp app, int number, bool fresh)
    {
        var asked = AskedRun.Number(fresh ? number : number % Alike);
        return new(number, asked, await app.StartRunAsync(asked.ToBody(fresh)));
    }

    /// <summary>
    /// Reads the status, at the given pace at first, until the run has ended, the token stops it, or the run is long overdue.
    /// </summary>
    public async Task FollowAsync(ServedApp app, TimeSpan pace, CancellationToken stop = default)
    {
        using var overdue = new CancellationTokenSource(ChaosSettings.RunDeadline + Grace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, overdue.Token);
        using var waits = new Pace(pace);
        try
        {
            while (true)
            {
                Saw(StatusReading.Of(await app.Http.GetByteArrayAsync($"api/agent-status?runId={RunId}", either.Token)));
                if (HasEnded)
                {
                    return;
                }

                await waits.NextAsync(either.Token);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            if (!stop.IsCancellationRequested)
            {
                Trouble = $"the status cannot be read: {exception.Message}";
            }
        }
    }

    public void Saw(StatusReading reading)
    {
        _last = reading;
        _readings.Add(reading);
    }

    /// <summary>Keeps a brief as fetched.</summary>
    public void Got(JsonElement brief, int? audioStatus) => (Brief, AudioStatus) = (brief, audioStatus);

    /// <summary>Fetches the brief and, when it names any, the first bytes of its audio.</summary>
    public async Task FetchAsync(ServedApp app)
    {
        try
        {
            var brief = await app.BriefAsync(RunId);
            Got(brief, brief.GetProperty("audioUrl").GetString() is { } audio ? await StatusOfAsync(app, audio) : null);
        }
        catch (HttpRequestException exception)
        {
            Trouble = $"the brief cannot be read: {exception.Message}";
        }
    }

    private static async Task<int> StatusOfAsync(ServedApp app, string address)
    {
        using var answer = await app.Http.GetAsync(address);
        return (int)answer.StatusCode;
    }
}
