using System.Text;
using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Speech;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http;

/// <summary><c>GET /api/briefs/{runId}/transcript.vtt</c> and <c>.srt</c>: the spoken words as captions.</summary>
public sealed class GetTranscript(BriefArchive archive)
{
    [Function("GetTranscriptVtt")]
    public Task<HttpResponseData> RunVttAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "briefs/{runId}/transcript.vtt")] HttpRequestData request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, runId, client, Captions.ToWebVtt, "text/vtt; charset=utf-8", cancellationToken);

    [Function("GetTranscriptSrt")]
    public Task<HttpResponseData> RunSrtAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "briefs/{runId}/transcript.srt")] HttpRequestData request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        AnswerAsync(request, runId, client, Captions.ToSubRip, "application/x-subrip; charset=utf-8", cancellationToken);

    private async Task<HttpResponseData> AnswerAsync(
        HttpRequestData request,
        string runId,
        DurableTaskClient client,
        Func<IReadOnlyList<WordTiming>, string, string> write,
        string contentType,
        CancellationToken cancellationToken)
    {
        try
        {
            var brief = await archive.FindAsync(runId, client, cancellationToken);
            if (brief is not { WordTimings.Count: > 0 })
            {
                return await request.WriteProblemAsync(Explain(runId, brief), cancellationToken);
            }

            var body = Encoding.UTF8.GetBytes(write(brief.WordTimings, brief.Script));
            return await request.WriteConditionalAsync(body, contentType, brief.GeneratedAt, cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            return await request.WriteStoreFailureAsync(exception, cancellationToken);
        }
    }

    private static Problem Explain(string runId, Brief? brief) =>
        brief is null ? Problem.UnknownRun(runId) : BriefProblem.NoTranscript(brief);
}
