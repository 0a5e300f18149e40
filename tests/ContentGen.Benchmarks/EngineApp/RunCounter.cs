namespace ContentGen.Benchmarks.EngineApp;

/// <summary>Tells when the last of many runs reached its end, without asking the engine about each: asking would be measured too.</summary>
public static class RunCounter
{
    private static int _open;
    private static TaskCompletionSource<string> _last = new();

    /// <returns>Ends with the id of the run that ended last; its final checkpoint may still be on the way to the disk.</returns>
    public static Task<string> Expect(int runs)
    {
        _last = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _open, runs);
        return _last.Task;
    }

    public static void Count(string instanceId, bool isReplaying)
    {
        if (!isReplaying && Interlocked.Decrement(ref _open) == 0)
        {
            _last.TrySetResult(instanceId);
        }
    }
}
