using ContentGen.Agents.Phrases;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.ContentCurator;

/// <summary>Chooses the brief's stories among the headlines and puts them in order.</summary>
internal sealed class ContentCuratorAgent()
    : Agent<ContentCuratorInput, ContentCuratorOutput, ContentCuratorOutput>(AgentName.ContentCurator, "ContentCurator")
{
    public static readonly ContentCuratorAgent Instance = new();

    public override string Question(BriefRequest request, ContentCuratorInput input)
    {
        var count = CountOf(request, input);
        return NewsMessage.Write(
            new { request.Language, StoriesAtLeast = count, StoriesAtMost = count, request.Categories }, input.Headlines);
    }

    public override CheckedAnswer<ContentCuratorOutput> Check(
        ContentCuratorOutput answer, BriefRequest request, ContentCuratorInput input)
    {
        var ids = input.Headlines.Select(headline => headline.Id).ToList();
        var count = CountOf(request, input);
        var selections = answer.Selections
            .DistinctBy(selection => selection.StoryId)
            .Select(selection => selection with { Reason = PlainText.Clean(selection.Reason) })
            .ToList();
        var why = PlainText.Clean(answer.Why);
        var problems = new AnswerProblems();
        problems.AddUnknown(selections.Select(selection => selection.StoryId), ids, "selections");
        problems.AddTooFew(selections.Count, count, "selections");
        string[] reasons = [why, .. selections.Select(selection => selection.Reason)];
        problems.AddEmpty([.. selections.Select(selection => (selection.StoryId, selection.Reason)), ("selection", why)], "reason");
        problems.AddAddresses(reasons, "reason");
        problems.AddOtherLanguage(reasons, request.Language, "reason and why");
        return problems.Or(() => new ContentCuratorOutput([.. selections.Take(count)], why));
    }

    public override IReadOnlyDictionary<string, string> Stories(ContentCuratorInput input) => UrlsById(input.Headlines);

    public override IEnumerable<string> SourceUrls(ContentCuratorOutput output, ContentCuratorInput input) =>
        UrlsOf(output.Selections.Select(selection => selection.StoryId), input);

    public override ContentCuratorOutput? Adopt(ContentCuratorOutput earlier, StoryIds ids)
    {
        Selection[] known =
            [.. earlier.Selections.Where(chosen => ids.Of(chosen.StoryId) is not null).Select(
                chosen => chosen with { StoryId = ids.Of(chosen.StoryId)! })];
        return known.Length == 0 ? null : new(known, earlier.Why);
    }

    /// <summary>A selection without judgement: the newest headlines, every category in turn.</summary>
    protected override ContentCuratorOutput Derive(ContentCuratorInput input, BriefRequest request)
    {
        var phrases = BriefPhrases.For(request.Language);
        var chosen = HeadlineTurns.Choose(input.Headlines, CountOf(request, input));
        return new(
            [.. chosen.Select(headline => new Selection(headline.Id, phrases.NewestInCategory))], phrases.NewestOfEachCategory);
    }

    /// <summary>As many stories as requested, or as there are headlines.</summary>
    private static int CountOf(BriefRequest request, ContentCuratorInput input) => Math.Min(request.MaxStories, input.Headlines.Count);
}

public sealed record ContentCuratorInput(IReadOnlyList<Headline> Headlines);

/// <param name="Selections">Chosen headlines in the order in which they should be told.</param>
/// <param name="Why">One or two sentences on why this selection makes today's brief.</param>
public sealed record ContentCuratorOutput(IReadOnlyList<Selection> Selections, string Why);

/// <param name="StoryId">Id of a headline of the run.</param>
/// <param name="Reason">Why it was chosen, at most 300 characters.</param>
public sealed record Selection(string StoryId, string Reason);
