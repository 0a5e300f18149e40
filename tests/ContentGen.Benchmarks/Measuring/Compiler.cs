using System.Diagnostics;
using System.Runtime;

namespace ContentGen.Benchmarks.Measuring;

/// <summary>
/// The runtime's compiler. What has run thirty times is compiled for good in the background, thousands of methods after a warm-up: for
/// seconds that takes more of the processor than what is measured.
/// </summary>
internal static class Compiler
{
    private const int FewMethods = 20;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits until it has next to nothing to do, or for half a minute.</summary>
    public static async Task SettleAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        long before;
        do
        {
            before = JitInfo.GetCompiledMethodCount();
            await Task.Delay(Quiet, cancellationToken);
        }
        while (JitInfo.GetCompiledMethodCount() - before > FewMethods && watch.Elapsed < Patience);
    }
}
