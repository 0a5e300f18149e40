using System.Text.Json;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Runs;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// Reads an edited script. What a sentence leaves out, its stories or its speaker, stays as it was at its place; what is sent is kept as it
/// is.
/// </summary>
internal sealed class ScriptEditReader(ReviewDraft draft)
{
    private const int MostSentences = 250;
    private const int LongestText = 1000;
    private const int MostStories = 10;

    private static readonly string[] Fields = ["sentences", "revision"];
    private static readonly string[] SentenceFields = ["text", "storyIds", "speaker"];

    private readonly HashSet<string> _ids = [.. draft.Stories.Select(story => story.Id)];

    /// <inheritdoc cref="JsonBody.Read" path="/exception"/>
    public static ScriptEdit Read(string body, ReviewDraft draft) => JsonBody.Read(body, Fields, json =>
        new ScriptEdit(new ScriptEditReader(draft).ReadSentences(json), json.Number("revision", int.MaxValue, least: 0)));

    private IReadOnlyList<ScriptSentence> ReadSentences(JsonBody json)
    {
        if (json.Find("sentences") is not { ValueKind: JsonValueKind.Array } list
            || list.GetArrayLength() is 0 or > MostSentences
            || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            json.Fault("sentences", $"must be an array of 1 to {MostSentences} objects with text, storyIds and speaker");
            return [];
        }

        var sentences = list.EnumerateArray().Select((item, at) => Read(
            json.Within($"sentences[{at}]", item, SentenceFields), draft.Sentences.ElementAtOrDefault(at)));
        return SpeakerTurns.Complete([.. sentences], draft.Request.Pair);
    }

    private ScriptSentence Read(JsonBody json, ScriptSentence? before)
    {
        var text = json.Text("text");
        if (json.IsFaultless && (string.IsNullOrWhiteSpace(text) || text.Length > LongestText))
        {
            json.Fault("text", $"must be a text of 1 to {LongestText} characters");
        }

        var storyIds = json.Texts("storyIds")?.Distinct().ToList();
        foreach (var unknown in (storyIds ?? []).Where(id => !_ids.Contains(id)))
        {
            json.Fault("storyIds", $"has '{JsonBody.Show(unknown)}'; the stories are {string.Join(", ", _ids)}");
        }

        if (storyIds?.Count > MostStories)
        {
            json.Fault("storyIds", $"names {storyIds.Count} stories; at most {MostStories} belong to a sentence");
        }

        return new(text ?? "", storyIds ?? before?.StoryIds ?? []) { Speaker = ReadSpeaker(json) ?? before?.Speaker };
    }

    private string? ReadSpeaker(JsonBody json)
    {
        if (json.Text("speaker") is not { } speaker)
        {
            return null;
        }

        var presenters = draft.Request.Voices;
        return presenters.FirstOrDefault(presenter => presenter.Equals(speaker, StringComparison.OrdinalIgnoreCase))
            ?? json.Fault<string>("speaker", $"is '{JsonBody.Show(speaker)}'; the presenters are {string.Join(", ", presenters)}");
    }
}

/// <param name="Revision">The revision that was edited; null when the sentences replace whichever there is.</param>
internal sealed record ScriptEdit(IReadOnlyList<ScriptSentence> Sentences, int? Revision);
