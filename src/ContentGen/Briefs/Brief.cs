using System.Text.Json.Serialization;
using ContentGen.Agents;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Briefs;

/// <summary>A delivered brief, as stored and as answered over HTTP. Property names are those of the web client.</summary>
public sealed record Brief
{
    public required string RunId { get; init; }

    public required BriefStatus Status { get; init; }

    /// <summary>True when no agent delivered and the brief is the emergency brief.</summary>
    public bool Emergency { get; init; }

    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>How often a section was made again since; part of the audio's address, so that players fetch the new sound.</summary>
    public int Revision { get; init; }

    /// <summary>When a section was last made again; null when none was.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    public required BriefRequest Request { get; init; }

    /// <summary>Name of its edition; null for none.</summary>
    public string? Edition => Request.Edition;

    public BriefStyle Style => Request.Style;

    /// <summary>Length asked for, in minutes.</summary>
    public int Minutes => Request.Minutes;

    /// <summary>The presenters, as Amazon Polly voice ids.</summary>
    public IReadOnlyList<string> Voices => Request.Voices;

    /// <summary>Absolute address of the MP3, made for the caller when the brief is answered; null when there is no audio.</summary>
    public string? AudioUrl { get; init; }

    public AudioDetails? Audio { get; init; }

    /// <summary>Publishers of the stories, each once.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Why these stories were chosen.</summary>
    public required string Why { get; init; }

    public required string TraceId { get; init; }

    /// <summary>The whole script as plain text.</summary>
    public required string Script { get; init; }

    public required IReadOnlyList<ScriptSentence> Sentences { get; init; }

    /// <summary>How much of the script stood on the stories; null in briefs from before this was counted.</summary>
    public ScriptGrounding? Grounding { get; init; }

    [JsonPropertyName("news_items")]
    public required IReadOnlyList<NewsItem> NewsItems { get; init; }

    [JsonPropertyName("word_timings")]
    public required IReadOnlyList<WordTiming> WordTimings { get; init; }

    /// <summary>Where each story is told in the audio; empty where the times of the words are not known.</summary>
    public IReadOnlyList<Chapter> Chapters => Chapter.Of(this);

    public required AgentOutputs AgentOutputs { get; init; }

    /// <summary>What the run bought for it; null in briefs from before this was counted.</summary>
    public RunCost? Cost { get; init; }

    /// <summary>How each agent fared in the run.</summary>
    public required IReadOnlyList<AgentProgress> AgentStatus { get; init; }

    /// <summary>Where each section came from, by <see cref="SectionName"/>.</summary>
    public required IReadOnlyDictionary<string, Provenance> Sections { get; init; }

    public required IReadOnlyList<BriefError> Errors { get; init; }
}

/// <summary>How whole a delivered brief is.</summary>
public enum BriefStatus
{
    /// <summary>Every section is live, or from the cache within its normal age.</summary>
    [JsonStringEnumMemberName("COMPLETED")]
    Completed,

    /// <summary>At least one section is derived, static, missing or older than normal; its provenance says so.</summary>
    [JsonStringEnumMemberName("PARTIAL")]
    Partial,
}

/// <param name="DurationSeconds">Length of the MP3, counted from its frames.</param>
/// <param name="Voice">Amazon Polly voice id.</param>
/// <param name="Engine">Amazon Polly engine, such as <c>neural</c>.</param>
/// <param name="BilledCharacters">Characters that Amazon Polly charged for.</param>
public sealed record AudioDetails(double DurationSeconds, string Voice, string Engine, int BilledCharacters)
{
    /// <summary>Size of the MP3 in bytes, noted when the brief is published; null before.</summary>
    public long? Bytes { get; init; }
}

/// <summary>Output of the agents beyond news and script; null where a section is missing.</summary>
public sealed record AgentOutputs(
    FavoriteSelectorOutput? FavoriteStory,
    IReadOnlyList<MediaSuggestion>? MediaEnhancements,
    IReadOnlyList<WeekendTip>? WeekendRecommendations);

/// <summary>A story as the web client reads it; the names are the client's.</summary>
public sealed record NewsItem(
    string Id,
    string Title,
    string Category,
    string Summary,
    [property: JsonPropertyName("relevance_score")] double RelevanceScore,
    string Source,
    string Url,
    string? Image,
    [property: JsonPropertyName("selection_reason")] string? SelectionReason,
    DateTimeOffset? PublishedAt)
{
    /// <summary>Other reports of the same event; null when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OtherReport>? AlsoReportedBy { get; init; }

    /// <summary>See <see cref="Headline.IsOlder"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsOlder { get; init; }

    /// <summary>See <see cref="Headline.IsRepeated"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRepeated { get; init; }
}

/// <param name="Step">The agent or step that failed, such as <c>SCRIPT_GENERATOR</c> or <c>audio</c>.</param>
/// <param name="Message">What went wrong, without secrets.</param>
public sealed record BriefError(string Step, FailureCategory Category, string Message);
