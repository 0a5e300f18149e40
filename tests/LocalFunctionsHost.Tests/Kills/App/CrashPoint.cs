using System.Diagnostics;
using System.Globalization;

namespace LocalFunctionsHost.Tests.Kills.App;

/// <summary>Kills this process at the n-th time that it passes a point. SIGKILL: nothing is tidied up.</summary>
internal sealed class CrashPoint
{
    private readonly string? _point;
    private int _left;

    /// <param name="text">Point and count, as in <c>turn-begun:7</c>; null for none.</param>
    public CrashPoint(string? text, string database)
    {
        if (text?.Split(':') is not [var point, var count])
        {
            return;
        }

        (_point, _left) = (point, int.Parse(count, CultureInfo.InvariantCulture));
        if (point == "log-written")
        {
            new Thread(() => Watch($"{database}-wal")) { IsBackground = true }.Start();
        }
    }

    public void Pass(string point)
    {
        if (point == _point && Interlocked.Decrement(ref _left) == 0)
        {
            Process.GetCurrentProcess().Kill();
        }
    }

    /// <summary>The log has changed: a commit writes its pages, or has written them and nobody knows of it yet.</summary>
    private void Watch(string log)
    {
        var last = (0L, DateTime.MinValue);
        while (true)
        {
            var file = new FileInfo(log);
            var now = file.Exists ? (file.Length, file.LastWriteTimeUtc) : last;
            if (now != last)
            {
                last = now;
                Pass("log-written");
            }

            Thread.Yield();
        }
    }
}
