using ContentGen.Requests;

namespace ContentGen.Agents;

/// <summary>How many stories an agent has to name.</summary>
/// <param name="Least">Never more than there are headlines.</param>
/// <param name="Most">Never less than <paramref name="Least"/>.</param>
internal sealed record StoryRange(int Least, int Most)
{
    private const int NewsPerStory = 2;

    /// <summary>The brief's stories, and up to as many again for the curator to choose from.</summary>
    public static StoryRange ForNews(BriefRequest request, int headlines) =>
        new(Math.Min(request.MaxStories, headlines), Math.Min(NewsPerStory * request.MaxStories, headlines));

    public static StoryRange ForCuration(BriefRequest request, int headlines)
    {
        var count = Math.Min(request.MaxStories, headlines);
        return new(count, count);
    }
}
