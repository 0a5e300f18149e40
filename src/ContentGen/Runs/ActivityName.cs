namespace ContentGen.Runs;

/// <summary>Names of the activity functions that a run calls.</summary>
public static class ActivityName
{
    public const string FetchHeadlines = "FetchHeadlines";
    public const string FetchNews = "FetchNews";
    public const string CurateContent = "CurateContent";
    public const string SelectFavorite = "SelectFavorite";
    public const string GenerateScript = "GenerateScript";
    public const string EnhanceMedia = "EnhanceMedia";
    public const string SuggestWeekendEvents = "SuggestWeekendEvents";
    public const string SynthesizeSpeech = "SynthesizeSpeech";
    public const string ReadCachedHeadlines = "ReadCachedHeadlines";
    public const string ReadCachedOutput = "ReadCachedOutput";
    public const string ReadCachedSpeech = "ReadCachedSpeech";
    public const string PublishBrief = "PublishBrief";
    public const string StartPublishLater = "StartPublishLater";
}
