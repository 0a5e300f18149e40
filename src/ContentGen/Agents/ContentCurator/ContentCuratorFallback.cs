using ContentGen.Agents.Phrases;
using ContentGen.News;
using ContentGen.Requests;

namespace ContentGen.Agents.ContentCurator;

/// <summary>A selection without judgement: the newest headlines, every category in turn.</summary>
public static class ContentCuratorFallback
{
    /// <summary>As many selections as stories are requested, or as there are headlines; none only when there are no headlines.</summary>
    public static ContentCuratorOutput FromHeadlines(IReadOnlyList<Headline> headlines, BriefRequest request)
    {
        var phrases = BriefPhrases.For(request.Language);
        var chosen = HeadlineTurns.Choose(headlines, StoryRange.ForCuration(request, headlines.Count).Most);
        return new ContentCuratorOutput(
            [.. chosen.Select(headline => new Selection(headline.Id, phrases.NewestInCategory))],
            phrases.NewestOfEachCategory);
    }
}
