using System.Text.Json.Serialization;
using ContentGen.Agents;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Cost;
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

    public required AgentOutputs AgentOutputs { get; init; }

    /// <summary>What the run bought for it; null in briefs from before this was counted.</summary>
    public RunCost? Cost { get; init; }

    /// <summary>How each agent fared in the run.</summary>
    public required IReadOnlyList<AgentProgress> AgentStatus { get; init; }

    /// <summary>Where each section came from, by <see cref="SectionName"/>.</summary>
    public required IReadOnlyDictionary<string, Provenance> Sections { get; init; }

    public required IReadOnlyList<BriefError> Errors { get; init; }
}
