using ContentGen.Benchmarks.Core;
using ContentGen.Benchmarks.Limits;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>Every workload by name.</summary>
internal static class WorkloadCatalog
{
    public static IReadOnlyList<IWorkload> All { get; } =
    [
        new ManyRuns("hello-cities", typeof(HelloCities), "HelloCities5", RunShape.HelloCities),
        new ManyRuns("fan-out", typeof(FanOut), "FanOut10", RunShape.FanOut),
        new Hops(),
        new EntitySignals(),
        new ThroughHost(),
        new StartUp(),
        new HttpLatency(),
        new Memory(),
        new WholeBrief(),
        new RunMessages(),
        new TelemetryOverhead(),
    ];

    /// <returns>The workloads that a name on the command line stands for; none when it is unknown.</returns>
    public static IReadOnlyList<IWorkload> Find(string name) =>
        name is "all" or "readme" ? All : [.. All.Where(workload => workload.Name == name)];
}
