using DurableTask.Core;
using LocalFunctionsHost.Tests.Backend.Reference;
using Newtonsoft.Json;

namespace LocalFunctionsHost.Tests.Backend.Checks;

/// <summary>Runs that have not ended, or not as plain recursion says; orchestrations that nobody asked for.</summary>
internal static class OutcomeFaults
{
    public static IEnumerable<string> In(IReadOnlyList<OrchestrationState> orchestrations, IReadOnlyDictionary<string, Expectation> expected)
    {
        var stored = orchestrations.ToDictionary(state => state.OrchestrationInstance.InstanceId);
        foreach (var (run, expectation) in expected)
        {
            foreach (var (id, fails) in expectation.Fails)
            {
                var status = fails ? OrchestrationStatus.Failed : OrchestrationStatus.Completed;
                if (!stored.Remove(id, out var state))
                {
                    yield return $"{id} is not stored";
                }
                else if (state.OrchestrationStatus != status)
                {
                    yield return $"{id} is {state.OrchestrationStatus}, not {status}: {state.Output}";
                }
                else if (id == run && !fails && JsonConvert.DeserializeObject<string>(state.Output) != expectation.Output)
                {
                    yield return $"{id} came to {state.Output}, not to {expectation.Output}";
                }
            }
        }

        foreach (var id in stored.Keys)
        {
            yield return $"{id} should not exist";
        }
    }
}
