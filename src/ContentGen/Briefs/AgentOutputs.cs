using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.WeekendEvents;

namespace ContentGen.Briefs;

/// <summary>Output of the agents beyond news and script; null where a section is missing.</summary>
public sealed record AgentOutputs(
    FavoriteSelectorOutput? FavoriteStory,
    IReadOnlyList<MediaSuggestion>? MediaEnhancements,
    IReadOnlyList<WeekendTip>? WeekendRecommendations);
