namespace ContentGen.Runs;

/// <summary>Names of the activity functions that a run calls.</summary>
public static class ActivityName
{
    public const string FetchHeadlines = "FetchHeadlines";
    public const string SynthesizeSpeech = "SynthesizeSpeech";
    public const string ReadCachedHeadlines = "ReadCachedHeadlines";
    public const string ReadCachedSpeech = "ReadCachedSpeech";
    public const string PublishBrief = "PublishBrief";
    public const string StartPublishLater = "StartPublishLater";
}
