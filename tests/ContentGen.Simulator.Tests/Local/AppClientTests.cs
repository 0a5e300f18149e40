using System.Diagnostics;
using System.Net.Http.Json;
using ContentGen.Local;
using ContentGen.Local.Progress;
using ContentGen.Runs;
using ContentGen.Simulator.Tests.Local.Progress;
using ContentGen.Text;

namespace ContentGen.Simulator.Tests.Local;

public sealed class AppClientTests
{
    // HttpClient's own time-out, as after the machine has slept.
    [Fact]
    public async Task FollowAsync_WhereARequestTimesOut_AsksAgain()
    {
        using var http = Answering(Statuses.Of(RunState.Completed, 7), timeOuts: 1);
        using var view = new PlainProgress(TextWriter.Null);

        var status = await new AppClient(http).FollowAsync(
            "run-1", view, Stopwatch.StartNew(), TimeSpan.FromMinutes(1), toReview: false, CancellationToken.None);

        Assert.Equal(RunState.Completed, status.Status);
    }

    // As when a person decides about a script long after the run went on without them.
    [Fact]
    public async Task FollowAsync_WhereTheTimeIsOverAtOnce_StillReadsHowTheRunEnded()
    {
        using var http = Answering(Statuses.Of(RunState.Completed, 7));
        using var view = new PlainProgress(TextWriter.Null);

        var status = await new AppClient(http).FollowAsync(
            "run-1", view, Stopwatch.StartNew(), TimeSpan.FromSeconds(-5), toReview: false, CancellationToken.None);

        Assert.Equal(RunState.Completed, status.Status);
    }

    [Fact]
    public async Task FollowAsync_WhereARunGoesOnBeyondTheLimit_SaysSo()
    {
        using var http = Answering(Statuses.Of(RunState.Running, 3));
        using var view = new PlainProgress(TextWriter.Null);

        var failure = await Assert.ThrowsAsync<LocalFailureException>(() => new AppClient(http).FollowAsync(
            "run-1", view, Stopwatch.StartNew(), TimeSpan.Zero, toReview: false, CancellationToken.None));

        Assert.Equal("Run run-1 did not end within 00:00:00.", failure.Message);
    }

    private static HttpClient Answering(RunStatus status, int timeOuts = 0) =>
        new(new TimesOut(status, timeOuts)) { BaseAddress = new Uri("http://app/") };

    private sealed class TimesOut(RunStatus status, int times) : HttpMessageHandler
    {
        private int _left = times;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_left-- > 0)
            {
                throw new TaskCanceledException("The request took too long.", new TimeoutException());
            }

            return Task.FromResult(new HttpResponseMessage { Content = JsonContent.Create(status, options: ContentGenJson.Options) });
        }
    }
}
