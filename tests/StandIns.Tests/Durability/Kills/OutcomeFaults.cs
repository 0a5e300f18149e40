using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace StandIns.Tests.Durability.Kills;

/// <summary>Runs that have not ended, or not as plain recursion says; orchestrations that nobody asked for.</summary>
internal static class OutcomeFaults
{
    public static IEnumerable<string> In(SqliteDurableStore store, IReadOnlyList<Submission> submissions)
    {
        Dictionary<string, InstanceRecord> stored = store.ReadInstances(new InstanceQuery { Limit = int.MaxValue }).ToDictionary(record => record.Id);
        foreach (Submission submission in submissions)
        {
            foreach ((string id, bool fails) in submission.Expected.Fails)
            {
                OrchestrationRuntimeStatus expected = fails ? OrchestrationRuntimeStatus.Failed : OrchestrationRuntimeStatus.Completed;
                if (!stored.Remove(id, out InstanceRecord? record)) yield return $"{id} is not stored";
                else if (record.Status != expected) yield return $"{id} is {record.Status}, not {expected}";
                else if (id == submission.Id && !fails && Output(record) != submission.Expected.Output)
                    yield return $"{id} came to {Output(record)}, not to {submission.Expected.Output}";
            }
        }

        foreach (string id in stored.Keys) yield return $"{id} should not exist";
    }

    private static string? Output(InstanceRecord record) => JsonDataConverter.Default.Deserialize<string>(record.Output);
}
