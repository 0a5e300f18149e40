using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace StandIns.Tests.Worker.Timers;

/// <summary>A fake clock that says when somebody waits on it.</summary>
internal sealed class ArmedTimeProvider(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        _armed.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>How long the next wait is.</summary>
    public async Task<TimeSpan> WaitArmedAsync() => await _armed.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
}
