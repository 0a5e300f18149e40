using ContentGen.Agents;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Briefs;
using ContentGen.Requests;
using ContentGen.Runs;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// The script of a run: read, edited while it waits for review, approved or rejected. All need the key, because what waits is not
/// published.
/// </summary>
public sealed class ReviewEndpoints(ReviewDrafts drafts, BriefArchive archive)
{
    private const int BodyLimit = 256 * 1024;

    /// <summary><c>GET /api/briefs/{runId}/script</c>: the script under review, or that of the finished brief.</summary>
    [Function("GetScript")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/briefs/{runId}/script")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var run = await client.FindRunAsync(runId, cancellationToken);
        if (await FindDraftAsync(run, cancellationToken) is { } draft)
        {
            return Results.Json(ScriptView.Of(draft));
        }

        return await archive.FindAsync(runId, client, cancellationToken) is { } brief
            ? Results.Json(ScriptView.Of(brief))
            : NotWaiting(runId, isKnown: run is not null);
    }

    /// <summary>
    /// <c>PUT /api/briefs/{runId}/script</c>: replaces the script. Its sentences are kept as they are sent; the answer tells which of them
    /// do not stand on the stories. Where they name the revision that they are made of, they replace no other.
    /// </summary>
    [Function("EditScript")]
    public async Task<IResult> EditAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/briefs/{runId}/script")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, BodyLimit, cancellationToken);
        var draft = await WaitingAsync(runId, client, cancellationToken);
        var edit = ScriptEditReader.Read(body, draft);
        return await drafts.EditAsync(runId, edit.Sentences, edit.Revision, cancellationToken) switch
        {
            (true, { } edited) => Results.Json(ScriptView.Of(edited)),
            (false, { IsApproved: true }) => Problems.Conflict(
                "approved", "The script is approved", $"The script of run {runId} is approved, and is edited no more."),
            (false, { } other) => EditedMeanwhile($"Revision {edit.Revision} was edited", other, "edit it"),
            _ => NotWaiting(runId, isKnown: true),
        };
    }

    /// <summary>
    /// <c>POST /api/briefs/{runId}/approve</c>: the script is spoken and published as it is now; where the body names the revision that was
    /// read, that one and no other. It is edited no more.
    /// </summary>
    [Function("ApproveScript")]
    public async Task<IResult> ApproveAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/briefs/{runId}/approve")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, BodyLimit, cancellationToken);
        var revision = ReadApproval(body);
        var draft = await WaitingAsync(runId, client, cancellationToken);
        return await drafts.ApproveAsync(draft, revision, cancellationToken) switch
        {
            (true, _) => await DecideAsync(request, runId, approved: true, client),
            (false, { } other) => EditedMeanwhile($"Revision {revision} was to be approved", other, "approve it"),
            _ => NotWaiting(runId, isKnown: true),
        };
    }

    /// <summary><c>POST /api/briefs/{runId}/reject</c>: the run ends without a brief.</summary>
    [Function("RejectScript")]
    public async Task<IResult> RejectAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/briefs/{runId}/reject")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        await WaitingAsync(runId, client, cancellationToken);
        return await DecideAsync(request, runId, approved: false, client);
    }

    /// <returns>The revision that a body names; null when it is empty or names none.</returns>
    private static int? ReadApproval(string body) => string.IsNullOrWhiteSpace(body)
        ? null
        : JsonBody.Read(body, ["revision"], json => json.Number("revision", int.MaxValue, least: 0));

    // Once it is decided it is told, also when the caller has gone.
    private static async Task<IResult> DecideAsync(HttpRequest request, string runId, bool approved, DurableTaskClient client)
    {
        await client.RaiseEventAsync(runId, ReviewDecision.EventName, new ReviewDecision(approved), CancellationToken.None);
        var statusUrl = RunEndpoints.StatusUrl(runId, request);
        return Results.Accepted(
            statusUrl, new { Success = true, RunId = runId, Decision = approved ? "approved" : "rejected", StatusUrl = statusUrl });
    }

    /// <returns>The draft of a run that waits; null for any other.</returns>
    private async Task<ReviewDraft?> FindDraftAsync(OrchestrationMetadata? run, CancellationToken cancellationToken) =>
        run is { IsCompleted: false, SerializedCustomStatus: not null }
        && run.ReadCustomStatusAs<RunStatus>() is { Status: RunState.WaitingForReview }
            ? await drafts.FindAsync(run.InstanceId, cancellationToken)
            : null;

    /// <exception cref="RefusedException">The run does not wait, or there is none.</exception>
    private async Task<ReviewDraft> WaitingAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var run = await client.FindRunAsync(runId, cancellationToken);
        return await FindDraftAsync(run, cancellationToken)
            ?? throw new RefusedException(
                NotWaiting(runId, isKnown: run is not null || await archive.FindAsync(runId, client, cancellationToken) is not null));
    }

    private static IResult EditedMeanwhile(string what, ReviewDraft now, string then) => Problems.Conflict(
        "edited-meanwhile",
        "Somebody else edited the script",
        $"{what}, but the script is at revision {now.Revision} by now. Read it again, and {then}.");

    private static IResult NotWaiting(string runId, bool isKnown) => isKnown
        ? Problems.Conflict(
            "not-waiting",
            "The script is not under review",
            $"Run {runId} does not wait for a review: it has not come to it yet, was started without one, or has ended.")
        : Problems.UnknownRun(runId);
}

/// <summary>A script as an editor sees it.</summary>
/// <param name="Revision">How often it was edited.</param>
/// <param name="ReviewUntil">When the wait ends by itself; null when the script does not wait.</param>
public sealed record ScriptView(string RunId, int Revision, DateTimeOffset? ReviewUntil, IReadOnlyList<ScriptLineView> Sentences)
{
    internal static ScriptView Of(ReviewDraft draft) => new(
        draft.RunId, draft.Revision, draft.Until, Lines(draft.Sentences, draft.Stories, draft.Day, draft.Request));

    internal static ScriptView Of(Brief brief)
    {
        Story[] stories = [.. brief.NewsItems.Select(KeptSections.ToStory)];
        var day = DateOnly.FromDateTime(brief.GeneratedAt.UtcDateTime);
        return new(brief.RunId, brief.Revision, ReviewUntil: null, Lines(brief.Sentences, stories, day, brief.Request));
    }

    private static ScriptLineView[] Lines(
        IReadOnlyList<ScriptSentence> sentences, IReadOnlyList<Story> stories, DateOnly day, BriefRequest request) =>
    [
        .. ScriptRules.Review(sentences, stories, day, request.Language).Select(reviewed => new ScriptLineView(
            reviewed.Sentence.Text,
            reviewed.Sentence.StoryIds,
            reviewed.Sentence.Speaker,
            reviewed.Problem is null,
            reviewed.Problem)),
    ];
}

/// <param name="Grounded">False when the sentence does not stand on the stories.</param>
/// <param name="Problem">Why not, in words for an editor; null when it does.</param>
public sealed record ScriptLineView(string Text, IReadOnlyList<string> StoryIds, string? Speaker, bool Grounded, string? Problem);
