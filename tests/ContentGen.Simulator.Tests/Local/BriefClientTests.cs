using System.Diagnostics;
using System.Net.Http.Json;
using ContentGen.Local;
using ContentGen.Local.Progress;
using ContentGen.Runs;
using ContentGen.Simulator.Tests.Local.Progress;
using ContentGen.Text;

namespace ContentGen.Simulator.Tests.Local;

public sealed class BriefClientTests
{
    // HttpClient's own time-out, as after the machine has slept.
    [Fact]
    public async Task FollowAsync_WhereARequestTimesOut_AsksAgain()
    {
        using var http = new HttpClient(new TimesOutOnce(Statuses.Of(RunState.Completed, 7))) { BaseAddress = new Uri("http://app/") };
        using var view = new PlainProgress(TextWriter.Null);

        var status = await new BriefClient(http).FollowAsync(
            "run-1", view, Stopwatch.StartNew(), TimeSpan.FromMinutes(1), toReview: false, CancellationToken.None);

        Assert.Equal(RunState.Completed, status.Status);
    }

    private sealed class TimesOutOnce(RunStatus status) : HttpMessageHandler
    {
        private bool _hasTimedOut;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!_hasTimedOut)
            {
                _hasTimedOut = true;
                throw new TaskCanceledException("The request took too long.", new TimeoutException());
            }

            return Task.FromResult(new HttpResponseMessage { Content = JsonContent.Create(status, options: ContentGenJson.Options) });
        }
    }
}
