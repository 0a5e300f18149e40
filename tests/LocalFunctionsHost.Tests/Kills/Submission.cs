using System.Text.Json;
using LocalFunctionsHost.Tests.Backend.Programs;
using LocalFunctionsHost.Tests.Backend.Reference;

namespace LocalFunctionsHost.Tests.Kills;

/// <summary>One run as its sender sees it: repeated until it is answered, and then never again.</summary>
internal sealed class Submission(string id, Run run)
{
    private readonly Queue<string> _events = new(ReferenceInterpreter.Interpret(id, run).Events);

    public string Id { get; } = id;

    public Expectation Expected { get; } = ReferenceInterpreter.Interpret(id, run);

    /// <summary>Whether its acceptance was seen.</summary>
    public bool IsAccepted { get; private set; }

    public bool IsDone => IsAccepted && _events.Count == 0;

    /// <exception cref="IOException">The process died.</exception>
    /// <exception cref="InvalidOperationException">It refused.</exception>
    public async Task SendAsync(KillApp app)
    {
        if (!IsAccepted)
        {
            Refuse(await app.AskAsync($"start {Id}", JsonSerializer.Serialize(run)));
            IsAccepted = true;
        }

        while (_events.TryPeek(out var name))
        {
            Refuse(await app.AskAsync($"raise {Id} {name}"));
            _events.Dequeue();
        }
    }

    private static void Refuse(string answer)
    {
        if (answer.Length > 0)
        {
            throw new InvalidOperationException(answer);
        }
    }
}
