using System.Text.Json;

namespace ContentGen.Chaos.Tests.Runs;

/// <summary>One accepted run, every status read of it, and its brief.</summary>
internal sealed class WatchedRun(int number, AskedRun asked, string runId)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

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

    public static async Task<WatchedRun> StartAsync(ServedApp app, int number)
    {
        AskedRun asked = AskedRun.Number(number);
        return new(number, asked, await app.StartRunAsync(asked.ToBody()));
    }

    /// <summary>Reads the status at the given pace until the run has ended, the token stops it, or the run is long overdue.</summary>
    public async Task FollowAsync(ServedApp app, TimeSpan pace, CancellationToken stop = default)
    {
        using var overdue = new CancellationTokenSource(ChaosSettings.RunDeadline + Grace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, overdue.Token);
        using var timer = new PeriodicTimer(pace);
        try
        {
            do
            {
                _last = StatusReading.Of(await app.Http.GetByteArrayAsync($"api/agent-status?runId={RunId}", either.Token));
                _readings.Add(_last);
            }
            while (!HasEnded && await timer.WaitForNextTickAsync(either.Token));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            if (!stop.IsCancellationRequested)
                Trouble = $"the status cannot be read: {exception.Message}";
        }
    }

    /// <summary>Fetches the brief and, when it names any, the first bytes of its audio.</summary>
    public async Task FetchAsync(ServedApp app)
    {
        try
        {
            Brief = await app.BriefAsync(RunId);
            if (Brief.Value.GetProperty("audioUrl").GetString() is not { } audio)
                return;
            using HttpResponseMessage answer = await app.Http.GetAsync(audio);
            AudioStatus = (int)answer.StatusCode;
        }
        catch (HttpRequestException exception)
        {
            Trouble = $"the brief cannot be read: {exception.Message}";
        }
    }
}
