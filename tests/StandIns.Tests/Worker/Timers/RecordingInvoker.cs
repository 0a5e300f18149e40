using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace StandIns.Tests.Worker.Timers;

/// <summary>Notes what timer functions are given instead of running them.</summary>
internal sealed class RecordingInvoker : IFunctionInvoker
{
    private readonly Channel<TimerInfo> _runs = Channel.CreateUnbounded<TimerInfo>();

    /// <summary>Thrown by every run when set.</summary>
    public Exception? Failure { get; init; }

    public Task<object?> InvokeAsync(FunctionDescriptor function, FunctionInvocationRequest request)
    {
        _runs.Writer.TryWrite((TimerInfo)request.Arguments[function.Trigger.Name]!);
        return Failure is null ? Task.FromResult<object?>(null) : Task.FromException<object?>(Failure);
    }

    public async Task<TimerInfo> NextRunAsync() => await _runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public bool HasRun => _runs.Reader.Count > 0;
}
