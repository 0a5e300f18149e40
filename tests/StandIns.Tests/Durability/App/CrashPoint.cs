using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Durability.App;

/// <summary>Kills this process inside the store, at the n-th time that a commit passes a phase. SIGKILL: nothing is tidied up.</summary>
internal static class CrashPoint
{
    public static IServiceCollection AddCrashPoint(this IServiceCollection services, string data, string? phase, string? count)
    {
        if (phase is null) return services;
        CommitPhase fatal = Enum.Parse<CommitPhase>(phase);
        int left = int.Parse(count!, System.Globalization.CultureInfo.InvariantCulture);
        return services.AddSingleton<IDurableStore>(new SqliteDurableStore(Path.Combine(data, "durable.db"), passed =>
        {
            if (passed == fatal && --left == 0) Process.GetCurrentProcess().Kill();
        }));
    }
}
