using System.Reflection;
using Microsoft.Azure.Functions.Worker.Builder;

namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>The app as a child process, its durable state in SQLite.</summary>
public sealed class SqliteRun : ConformanceRun
{
    protected override Task<FunctionsHostOptions> OptionsAsync(string dataFolder) =>
        Task.FromResult(new FunctionsHostOptions
        {
            AppFolder = BuiltApp.Conformance.Folder,
            Port = 0,
            DataFolder = dataFolder,
            ConfigureLogging = Silence,
        });
}

/// <summary>The app in the process of the tests, its durable state in SQLite.</summary>
public sealed class InProcessRun : ConformanceRun
{
    protected override Task<FunctionsHostOptions> OptionsAsync(string dataFolder) => Task.FromResult(new FunctionsHostOptions
    {
        AppFolder = BuiltApp.Conformance.Folder,
        Worker = new InProcessWorker(
            Assembly.LoadFrom(BuiltApp.Conformance.Assembly), arguments => FunctionsApplication.CreateBuilder(arguments).Build()),
        Port = 0,
        DataFolder = dataFolder,
        ConfigureLogging = Silence,
    });
}

/// <summary>The app as a child process, its durable state in Azure Storage on Azurite.</summary>
public sealed class AzuriteRun : ConformanceRun
{
    public override string? Missing => Azurite.WhyNot;

    protected override async Task<FunctionsHostOptions> OptionsAsync(string dataFolder) => new()
    {
        AppFolder = BuiltApp.Conformance.Folder,
        Port = 0,
        DataFolder = dataFolder,
        Backend = DurableBackend.AzureStorage,
        ConfigureLogging = Silence,
        Settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = (await Azurite.Shared).ConnectionString },
    };
}
