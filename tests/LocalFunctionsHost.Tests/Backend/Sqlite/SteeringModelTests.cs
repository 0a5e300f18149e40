using CsCheck;
using DurableTask.Core;
using LocalFunctionsHost.Tests.Backend.Code;

namespace LocalFunctionsHost.Tests.Backend.Sqlite;

/// <summary>
/// Random requests to a few ids, with the service closed and opened between them, leave each id as a small model says. The orchestrator
/// takes two events and ends with them. A failure prints the requests, made few, and the seed (<c>CsCheck_Seed</c>).
/// </summary>
public sealed class SteeringModelTests
{
    private const int Seconds = 5;
    private const int Ids = 2;

    public enum Request
    {
        Start,
        Raise,
        Suspend,
        Resume,
        Terminate,
        Purge,
        Reopen,
    }

    [Theory]
    [InlineData(Request.Suspend)]
    [InlineData(Request.Terminate)]
    public async Task Request_ToAnIdThatOnlyEventsWereSentTo_IsDroppedAsForAnyUnknownId(Request request)
    {
        using var folder = new TempFolder();
        await using var hub = await SqliteBackend.OpenAsync(folder.Database, new TestCode());
        var orchestrator = hub.Orchestrator(async run => await run.EventAsync<string>("word"));
        await hub.RaiseAsync("id", "another word", "early");

        await SendAsync(hub, orchestrator, request, "id", "too early", new Model());
        await hub.StartAsync(orchestrator, null, "id");
        await hub.RaiseAsync("id", "word", "x");

        Assert.Equal("\"x\"", (await hub.EndAsync("id")).Output);
    }

    [Fact]
    public Task Requests_InAnyOrder_LeaveWhatTheModelSays()
    {
        var request = Gen.Frequency(
            (4, Gen.Const(Request.Start)),
            (6, Gen.Const(Request.Raise)),
            (2, Gen.Const(Request.Suspend)),
            (2, Gen.Const(Request.Resume)),
            (1, Gen.Const(Request.Terminate)),
            (1, Gen.Const(Request.Purge)),
            (1, Gen.Const(Request.Reopen)));
        return Gen.Select(request, Gen.Int[0, Ids - 1]).List[1, 15].SampleAsync(
            CheckAsync,
            time: Seconds,
            threads: 2,
            print: requests => string.Join(", ", requests.Select(item => $"{item.Item1} {item.Item2}")));
    }

    private static async Task CheckAsync(List<(Request Kind, int Id)> requests)
    {
        using var folder = new TempFolder();
        var code = new TestCode();
        var orchestrator = code.Orchestrator(async run =>
        {
            run.Status = "0";
            var first = await run.EventAsync<string>("word");
            run.Status = "1";
            return first + await run.EventAsync<string>("word");
        });
        var models = Enumerable.Range(0, Ids).Select(_ => new Model()).ToArray();
        var hub = await SqliteBackend.OpenAsync(folder.Database, code);
        try
        {
            for (var number = 0; number < requests.Count; number++)
            {
                var (kind, id) = requests[number];
                if (kind == Request.Reopen)
                {
                    await hub.DisposeAsync();
                    hub = await SqliteBackend.OpenAsync(folder.Database, code);
                }
                else
                {
                    await SendAsync(hub, orchestrator, kind, $"id{id}", $"{number}", models[id]);
                }

                for (var each = 0; each < Ids; each++)
                {
                    await TestHub.UntilAsync(
                        async () => models[each].Fits(await hub.StateAsync($"id{each}")),
                        () => $"after {number}: id{each} is not {models[each]}");
                }
            }
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }

    private static async Task SendAsync(TestHub hub, string orchestrator, Request kind, string id, string word, Model model)
    {
        switch (kind)
        {
            case Request.Start:
                await hub.StartAsync(orchestrator, word, id);
                model.Start(word);
                break;
            case Request.Raise:
                await hub.RaiseAsync(id, "word", word);
                model.Raise(word);
                break;
            case Request.Suspend:
                await hub.SuspendAsync(id);
                model.Suspend();
                break;
            case Request.Resume:
                await hub.ResumeAsync(id);
                model.Resume();
                break;
            case Request.Terminate:
                await hub.TerminateAsync(id, word);
                model.Terminate(word);
                break;
            case Request.Purge when model.IsFinished:
                Assert.Equal(1, (await hub.Purger.PurgeInstanceStateAsync(id)).DeletedInstanceCount);
                model.Purge();
                break;
        }
    }

    /// <summary>What an id is: nothing (status null), waiting, suspended, or over.</summary>
    private sealed class Model
    {
        private readonly List<string> _taken = [];
        private readonly List<string> _held = [];
        private OrchestrationStatus? _status;
        private string? _input;
        private string? _output;

        public bool IsFinished => _status is OrchestrationStatus.Completed or OrchestrationStatus.Terminated;

        public void Start(string input)
        {
            // Events that came before the first start are kept for it.
            if (_status is not null)
            {
                _held.Clear();
            }

            _taken.Clear();
            (_status, _input, _output) = (OrchestrationStatus.Running, input, null);
            Take();
        }

        public void Raise(string word)
        {
            if (!IsFinished)
            {
                _held.Add(word);
                Take();
            }
        }

        public void Suspend() => _status = _status == OrchestrationStatus.Running ? OrchestrationStatus.Suspended : _status;

        public void Resume()
        {
            if (_status == OrchestrationStatus.Suspended)
            {
                _status = OrchestrationStatus.Running;
                Take();
            }
        }

        public void Terminate(string reason)
        {
            if (_status is OrchestrationStatus.Running or OrchestrationStatus.Suspended)
            {
                (_status, _output) = (OrchestrationStatus.Terminated, reason);
                _held.Clear();
            }
        }

        public void Purge()
        {
            _held.Clear();
            _status = null;
        }

        public bool Fits(OrchestrationState? state) => state is null
            ? _status is null
            : state.OrchestrationStatus == _status
                && state.Input == $"\"{_input}\""
                && (!IsFinished || state.Output == _output)
                && (IsFinished || state.Status == $"{_taken.Count}");

        public override string ToString() => $"{_status} with [{string.Join(' ', _taken)}], input {_input}, output {_output}";

        private void Take()
        {
            while (_status == OrchestrationStatus.Running && _held.Count > 0)
            {
                _taken.Add(_held[0]);
                _held.RemoveAt(0);
                if (_taken.Count == 2)
                {
                    (_status, _output) = (OrchestrationStatus.Completed, $"\"{string.Concat(_taken)}\"");
                    _held.Clear();
                }
            }
        }
    }
}
