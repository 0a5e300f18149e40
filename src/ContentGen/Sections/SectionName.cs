namespace ContentGen.Sections;

/// <summary>Names of a brief's sections, as shown in <c>sections</c> of the brief and used in URLs.</summary>
public static class SectionName
{
    public const string Headlines = "headlines";
    public const string News = "news";
    public const string Curation = "curation";
    public const string FavoriteStory = "favoriteStory";
    public const string Script = "script";
    public const string MediaEnhancements = "mediaEnhancements";
    public const string WeekendRecommendations = "weekendRecommendations";
    public const string Audio = "audio";
}
