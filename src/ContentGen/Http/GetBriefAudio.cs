using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Requests;
using ContentGen.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http;

/// <summary><c>GET /api/briefs/{runId}/audio</c>: the MP3, whole or one byte range of it.</summary>
public sealed class GetBriefAudio(BriefArchive archive, IContentStore store)
{
    private const string ContentType = "audio/mpeg";

    // The bytes of one entity tag never change, so a player that seeks for an hour need not ask again.
    private const string CacheControl = "public, max-age=3600, immutable";

    [Function(nameof(GetBriefAudio))]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "briefs/{runId}/audio")] HttpRequestData request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!RunId.IsValid(runId))
        {
            return await request.WriteProblemAsync(Problem.UnknownRun(runId), cancellationToken);
        }

        try
        {
            return await store.GetAsync(ContentName.Audio(runId), cancellationToken) is { } audio
                ? await request.WriteRangeAsync(audio.ToMemory(), ContentType, CacheControl, cancellationToken)
                : await request.WriteProblemAsync(await ExplainAsync(runId, client, cancellationToken), cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            return await request.WriteStoreFailureAsync(exception, cancellationToken);
        }
    }

    private async Task<Problem> ExplainAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken) =>
        await archive.FindAsync(runId, client, cancellationToken) is { } brief ? BriefProblem.NoAudio(brief) : Problem.UnknownRun(runId);
}
