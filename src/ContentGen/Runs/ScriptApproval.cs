using ContentGen.Agents;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Editions;
using ContentGen.Sections;

namespace ContentGen.Runs;

/// <summary>What a person decided about a script.</summary>
/// <param name="Approved">False to reject it.</param>
public sealed record ReviewDecision(bool Approved)
{
    /// <summary>Name of the external event that it is raised as.</summary>
    public const string EventName = "ReviewDecision";
}

/// <summary>
/// Holds a run until a person has approved or rejected its script, or until nobody has come in time. The wait costs nothing, and counts
/// neither against the run's time limit nor into its duration.
/// </summary>
/// <remarks>Replayed from its history: no clock, randomness or I/O here, only the context.</remarks>
internal static class ScriptApproval
{
    public const string Rejected = "The script was rejected in review.";
    public const string Dropped = "Nobody reviewed the script in time, so it was given up.";
    private const string NotLaidOut = "The script could not be laid out for review, and was given up.";
    private const string Edited = "A person edited it.";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <returns>The script to be spoken.</returns>
    /// <exception cref="ScriptRefusedException">There is to be none.</exception>
    public static async Task<Section<ScriptGeneratorOutput>> WaitAsync(
        TaskOrchestrationContext context,
        RunContext run,
        ReviewTerms terms,
        Section<ScriptGeneratorOutput> script,
        IReadOnlyList<Story> stories,
        DateOnly day)
    {
        var since = context.CurrentUtcDateTime;
        var until = since + terms.Timeout;
        var draft = new ReviewDraft(
            context.InstanceId, 0, new(until, TimeSpan.Zero), script.Content!.Sentences, stories, day, run.Request);
        if (!await TryAsync(context.CallActivityAsync<bool>(nameof(ReviewActivities.OpenReview), draft, Retries())))
        {
            return terms.OnTimeout == ReviewTimeoutAction.Drop ? throw new ScriptRefusedException(NotLaidOut) : script;
        }

        run.Status.WaitingForReview(draft.Until);
        var decision = await DecisionAsync(context, until);
        var waited = context.CurrentUtcDateTime - since;
        run.Deadline.PutOff(waited);
        run.Status.ReviewEnded(waited);
        if (decision is { Approved: false })
        {
            throw new ScriptRefusedException(Rejected);
        }

        if (decision is null && terms.OnTimeout == ReviewTimeoutAction.Drop)
        {
            throw new ScriptRefusedException(Dropped);
        }

        var reading = context.CallActivityAsync<ReviewDraft?>(nameof(ReviewActivities.ReadReview), context.InstanceId, Retries());
        return await TryAsync(reading) && reading.Result is { Revision: > 0 } edited ? WithEdits(script, edited) : script;
    }

    /// <returns>Null when nobody has decided in time.</returns>
    private static async Task<ReviewDecision?> DecisionAsync(TaskOrchestrationContext context, DateTime until)
    {
        using var over = new CancellationTokenSource();
        var decision = context.WaitForExternalEvent<ReviewDecision>(ReviewDecision.EventName, over.Token);
        var timer = context.CreateTimer(until, over.Token);
        await Task.WhenAny(decision, timer);
        var decided = decision.IsCompletedSuccessfully ? decision.Result : null;
        over.Cancel();
        return decided;
    }

    private static Section<ScriptGeneratorOutput> WithEdits(Section<ScriptGeneratorOutput> script, ReviewDraft edited)
    {
        var checkedSentences = ScriptRules.Review(edited.Sentences, edited.Stories, edited.Day, edited.Request.Language);
        var grounded = checkedSentences.Count(sentence => sentence.Problem is null && sentence.Sentence.StoryIds.Count > 0);
        return script with
        {
            Content = new(edited.Sentences) { Grounding = new(edited.Sentences.Count, grounded, 0) },
            Provenance = script.Provenance with { Reason = script.Provenance.Reason is { } reason ? $"{reason} {Edited}" : Edited },
        };
    }

    private static async Task<bool> TryAsync(Task call)
    {
        try
        {
            await call;
            return true;
        }
        catch (TaskFailedException)
        {
            return false;
        }
    }

    private static TaskOptions Retries() => TaskOptions.FromRetryPolicy(new RetryPolicy(6, Pause, 2, LongestPause));
}

/// <summary>The run ends without a brief, because a person or the clock said so. The message says which.</summary>
internal sealed class ScriptRefusedException(string message) : Exception(message);
