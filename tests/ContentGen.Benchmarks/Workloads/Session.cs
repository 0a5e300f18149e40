using ContentGen.Benchmarks.Reporting;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>What every workload works with.</summary>
/// <param name="Folder">On the disk to be measured; removed at the end.</param>
internal sealed record Session(string Folder, Report Report);
