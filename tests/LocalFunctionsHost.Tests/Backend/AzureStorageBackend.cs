using DurableTask.AzureStorage;
using LocalFunctionsHost.Tests.Backend.Code;

namespace LocalFunctionsHost.Tests.Backend;

/// <summary>The genuine backend on Azurite: what the contract's tests are right about.</summary>
public sealed class AzureStorageBackend : IBackend
{
    private static readonly TimeSpan Polling = TimeSpan.FromMilliseconds(50);
    private static readonly Lazy<Task<TestHub>> Shared = new(OpenAsync);
    private static int _hubs;

    public string? WhyNot => Azurite.WhyNot;

    public IReadOnlySet<Difference> Differences => KnownDifferences.OfAzureStorage;

    public Task<TestHub> SharedHubAsync() => Shared.Value;

    public Task<TestHub> NewHubAsync() => OpenAsync();

    private static async Task<TestHub> OpenAsync()
    {
        var azurite = await Azurite.Shared;
        var service = new AzureStorageOrchestrationService(new AzureStorageOrchestrationServiceSettings
        {
            StorageAccountClientProvider = new StorageAccountClientProvider(azurite.ConnectionString),
            TaskHubName = $"hub{Interlocked.Increment(ref _hubs)}",
            PartitionCount = 1,
            UseAppLease = false,
            MaxQueuePollingInterval = Polling,

            // As the extension sets them.
            MaxEntityOperationBatchSize = 50,
            ThrowExceptionOnInvalidDedupeStatus = true,
            UseSeparateQueueForEntityWorkItems = true,
        });
        return await TestHub.OpenAsync(service, new TestCode(), service.RewindTaskOrchestrationAsync);
    }
}
