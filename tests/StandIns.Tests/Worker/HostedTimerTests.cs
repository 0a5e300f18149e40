using System.Net;
using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace StandIns.Tests.Worker;

public sealed class HostedTimerTests
{
    [Fact]
    public async Task AdminEndpoint_ForATimerFunction_RunsItNow()
    {
        var runs = Channel.CreateUnbounded<TimerInfo>();
        var setup = new FunctionsTestHost.Setup
        {
            Functions = [typeof(Yearly)],
            Arguments = ["--port", "0", "--TimerTestSchedule", "0 0 0 1 1 *"],
            Configure = builder => builder.Services.AddSingleton(runs),
        };
        await using FunctionsTestHost host = await FunctionsTestHost.StartAsync(setup);

        using HttpResponseMessage known = await host.Http.PostAsync("admin/functions/HostedTimer", null);
        using HttpResponseMessage unknown = await host.Http.PostAsync("admin/functions/Nothing", null);

        Assert.Equal(HttpStatusCode.Accepted, known.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.False((await runs.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30))).IsPastDue);
    }

    public sealed class Yearly(Channel<TimerInfo> runs)
    {
        [Function("HostedTimer")]
        public void Run([TimerTrigger("%TimerTestSchedule%")] TimerInfo timer) => runs.Writer.TryWrite(timer);
    }
}
