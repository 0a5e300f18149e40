using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Sqlite;
using LocalFunctionsHost.Tests.Backend.Code;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctionsHost.Tests.Backend.Sqlite;

/// <summary>Where the provider keeps the hubs.</summary>
public sealed class HubFileTests
{
    [Fact]
    public async Task Hubs_OfTwoNames_AreTwoFilesThatKnowNothingOfEachOther()
    {
        using var folder = new TempFolder();
        await using var services = Services(folder, "HubOne");
        var factory = services.GetRequiredService<IDurabilityProviderFactory>();
        var one = factory.GetDurabilityProvider();
        var two = factory.GetDurabilityProvider(new DurableClientAttribute { TaskHub = "HubTwo" });

        await one.CreateIfNotExistsAsync();
        await two.CreateIfNotExistsAsync();
        await new TaskHubClient(one).CreateOrchestrationInstanceAsync("anything", "", "id", null);

        var files = Directory.GetFiles(folder.Path, "*.db").Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["hubone.db", "hubtwo.db"], files);
        Assert.NotNull(Assert.Single(await one.GetOrchestrationStateAsync("id", false)));
        Assert.DoesNotContain(await two.GetOrchestrationStateAsync("id", false), state => state is not null);
    }

    [Fact]
    public async Task Hub_OfOneName_IsOneServiceForEveryClient()
    {
        using var folder = new TempFolder();
        await using var services = Services(folder, "Hub");
        var factory = services.GetRequiredService<IDurabilityProviderFactory>();

        Assert.Same(factory.GetDurabilityProvider(), factory.GetDurabilityProvider(new DurableClientAttribute()));
        Assert.Same(factory.GetDurabilityProvider(), factory.GetDurabilityProvider(new DurableClientAttribute { TaskHub = "Hub" }));
    }

    [Fact]
    public async Task History_Streamed_IsThatOfTheStore()
    {
        using var folder = new TempFolder();
        await using var services = Services(folder, "Hub");
        var provider = services.GetRequiredService<IDurabilityProviderFactory>().GetDurabilityProvider();
        var code = new TestCode();
        var orchestrator = code.Orchestrator(run => Task.FromResult<object?>(run.Input<string>()));
        await provider.CreateIfNotExistsAsync();
        using var worker = code.Worker(provider);
        await worker.StartAsync();
        var instance = await new TaskHubClient(provider).CreateOrchestrationInstanceAsync(orchestrator, "", "id", "in");
        await provider.WaitForOrchestrationAsync("id", null!, TestHub.Patience, CancellationToken.None);

        var streamed = new List<HistoryEvent>();
        await foreach (var item in await provider.StreamOrchestrationHistoryAsync("id", CancellationToken.None))
        {
            streamed.Add(item);
        }

        var stored = HistoryReader.Read(await provider.GetOrchestrationHistoryAsync("id", instance.ExecutionId));
        Assert.Equal(
            stored.Select(item => (item.EventType, item.EventId, item.Timestamp)),
            streamed.Select(item => (item.EventType, item.EventId, item.Timestamp)));
        Assert.Equal("\"in\"", streamed.OfType<ExecutionStartedEvent>().Single().Input);
        await worker.StopAsync(isForced: true);
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("a/b")]
    [InlineData("a b")]
    public async Task Hub_WhoseNameCannotBeAFile_IsRefusedNamingTheSetting(string name)
    {
        using var folder = new TempFolder();
        await using var services = Services(folder, "Hub");
        var factory = services.GetRequiredService<IDurabilityProviderFactory>();

        var error = Assert.ThrowsAny<Exception>(() => factory.GetDurabilityProvider(new DurableClientAttribute { TaskHub = name }));

        Assert.True(error is ArgumentException or InvalidOperationException, $"{error}");
        Assert.Contains("hubName", error.Message, StringComparison.Ordinal);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1, "MaxConcurrentOrchestrations")]
    [InlineData(1, 0, 1, "MaxConcurrentEntities")]
    [InlineData(1, 1, -1, "MaxConcurrentActivities")]
    public void Settings_OutOfRange_AreRefusedByName(int orchestrations, int entities, int activities, string setting)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteOrchestrationService(new SqliteOrchestrationServiceSettings
        {
            File = "/nowhere/durable.db",
            MaxConcurrentOrchestrations = orchestrations,
            MaxConcurrentEntities = entities,
            MaxConcurrentActivities = activities,
        }));

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(TempFolder folder, string hub)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.Configure<DurableTaskOptions>(options =>
        {
            options.HubName = hub;
            options.StorageProvider["type"] = SqliteDurability.ProviderName;
        });
        services.AddSqliteDurability(folder.Path);
        return services.BuildServiceProvider();
    }
}
