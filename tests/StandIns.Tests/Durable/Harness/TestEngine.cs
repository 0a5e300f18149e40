using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Client;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Hosting.Web;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace StandIns.Tests.Durable.Harness;

/// <summary>An engine on a folder, with a clock that only moves when told to.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public TestEngine(TempFolder folder, IDurableFunctions functions, DurableOptions? options = null, FakeTimeProvider? time = null)
    {
        Time = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        Store = new ObservedStore(new SqliteDurableStore(folder.Database));
        Engine = new DurableEngine(
            Store, functions, JsonDataConverter.Default, options ?? new DurableOptions(), Time, NullLoggerFactory.Instance);
        Commands = new InstanceCommands(Engine);
        Client = new FunctionsDurableTaskClient(Engine, Commands, new EntityCommands(Engine), new FunctionsHostEnvironment
        {
            DataDirectory = folder.Path,
            ScriptRoot = folder.Path,
            HostJson = new ConfigurationBuilder().Build(),
        }, new FunctionKeys(new ConfigurationBuilder().Build()));
        Engine.Start();
    }

    public FakeTimeProvider Time { get; }

    public ObservedStore Store { get; }

    public DurableEngine Engine { get; }

    public InstanceCommands Commands { get; }

    public DurableTaskClient Client { get; }

    public Task<string> StartAsync(string name, object? input = null, string? id = null)
        => Client.ScheduleNewOrchestrationInstanceAsync(name, input, id is null ? null : new StartOrchestrationOptions(id));

    public async Task<OrchestrationMetadata> EndAsync(string id)
    {
        using var limit = new CancellationTokenSource(Patience);
        return await Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, limit.Token);
    }

    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, string? id = null)
        => await EndAsync(await StartAsync(name, input, id));

    /// <summary>Waits until a stored message is due later, then lets that time come.</summary>
    public async Task PassTimerAsync(TimeSpan span)
    {
        await Store.NextDueAsync().WaitAsync(Patience);
        Time.Advance(span);
    }

    public async Task StatusAsync(string id, OrchestrationRuntimeStatus status)
    {
        while (true)
        {
            var changed = Engine.Watchers.WatchAsync(id);
            if ((await Client.GetInstanceAsync(id))?.RuntimeStatus == status) return;
            await changed.WaitAsync(Patience);
        }
    }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();
}
