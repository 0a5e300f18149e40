namespace ContentGen.Benchmarks.Core;

/// <summary>Tells when the last of many signals was processed.</summary>
internal static class SignalCounter
{
    private static int _open;
    private static TaskCompletionSource _last = new();

    public static Task Expect(int signals)
    {
        _last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _open, signals);
        return _last.Task;
    }

    public static void Count(int signals)
    {
        if (Interlocked.Add(ref _open, -signals) == 0)
        {
            _last.TrySetResult();
        }
    }
}
