using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Sections;

namespace ContentGen.Runs;

/// <summary>Puts a brief together from what a run brought. Pure; word timings are added when the brief is published.</summary>
internal static class BriefAssembler
{
    private const string NoReason = "There was nothing to choose from.";

    public static Brief Assemble(BriefHead head, BriefIngredients ingredients, IReadOnlyList<AgentProgress> agents, IReadOnlyList<BriefError> errors, RunSettings settings)
    {
        var provenances = ingredients.Provenances;
        var sentences = ingredients.Script.Content!.Sentences;
        return new()
        {
            RunId = head.RunId,
            Status = provenances.All(section => CacheUse.IsWhole(section.Key, section.Value, settings)) ? BriefStatus.Completed : BriefStatus.Partial,
            Emergency = ingredients.Script.Provenance.Source == SectionSource.Static || agents.All(agent => agent.Source is not (SectionSource.Live or SectionSource.Cached)),
            GeneratedAt = head.GeneratedAt,
            Request = head.Request,
            TraceId = head.TraceId,
            Audio = ingredients.Audio.Content is { } audio ? new(audio.DurationSeconds, audio.Voice, audio.Engine, audio.BilledCharacters) : null,
            Sources = [.. ingredients.Stories.Select(story => story.Source).Distinct()],
            Why = ingredients.Curation.Content?.Why ?? NoReason,
            Script = string.Join(' ', sentences.Select(sentence => sentence.Text)),
            Sentences = sentences,
            Grounding = ingredients.Script.Content.Grounding,
            NewsItems = [.. ingredients.Stories.Select(ToNewsItem)],
            WordTimings = [],
            AgentOutputs = new(ingredients.Favorite.Content, ingredients.Media.Content?.Suggestions, ingredients.Weekend.Content?.Tips),
            AgentStatus = agents,
            Sections = provenances,
            Errors = errors,
        };
    }

    private static NewsItem ToNewsItem(Story story) => new(
        story.Id,
        story.Title,
        story.Category,
        story.Summary,
        story.RelevanceScore,
        story.Source,
        story.Url,
        story.ImageUrl,
        story.SelectionReason,
        story.PublishedAt);
}
