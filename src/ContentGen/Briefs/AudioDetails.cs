namespace ContentGen.Briefs;

/// <param name="DurationSeconds">Length of the MP3, counted from its frames.</param>
/// <param name="Voice">Amazon Polly voice id.</param>
/// <param name="Engine">Amazon Polly engine, such as <c>neural</c>.</param>
/// <param name="BilledCharacters">Characters that Amazon Polly charged for.</param>
public sealed record AudioDetails(double DurationSeconds, string Voice, string Engine, int BilledCharacters)
{
    /// <summary>Size of the MP3 in bytes, noted when the brief is published; null before.</summary>
    public long? Bytes { get; init; }
}
