using ContentGen.Agents.Answers;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.ContentCurator;

/// <summary>Chooses the brief's stories among the headlines and puts them in order.</summary>
internal sealed class ContentCuratorAgent()
    : Agent<ContentCuratorInput, ContentCuratorOutput, ContentCuratorOutput>(AgentName.ContentCurator, "ContentCurator")
{
    public override string Question(BriefRequest request, ContentCuratorInput input)
    {
        var range = StoryRange.ForCuration(request, input.Headlines.Count);
        return NewsMessage.Write(
            new { request.Language, StoriesAtLeast = range.Least, StoriesAtMost = range.Most, request.Categories },
            input.Headlines);
    }

    public override CheckedAnswer<ContentCuratorOutput> Check(
        ContentCuratorOutput answer, BriefRequest request, ContentCuratorInput input)
    {
        var ids = input.Headlines.Select(headline => headline.Id).ToList();
        var range = StoryRange.ForCuration(request, ids.Count);
        var selections = answer.Selections
            .DistinctBy(selection => selection.StoryId)
            .Select(selection => selection with { Reason = PlainText.Clean(selection.Reason) })
            .ToList();
        var why = PlainText.Clean(answer.Why);
        var problems = new AnswerProblems();
        problems.AddUnknown(selections.Select(selection => selection.StoryId), ids, "selections");
        problems.AddTooFew(selections.Count, range.Least, "selections");
        problems.AddEmpty([.. selections.Select(selection => (selection.StoryId, selection.Reason)), ("selection", why)], "reason");
        problems.AddAddresses([why, .. selections.Select(selection => selection.Reason)], "reason");
        return problems.Or(() => new ContentCuratorOutput([.. selections.Take(range.Most)], why));
    }
}
