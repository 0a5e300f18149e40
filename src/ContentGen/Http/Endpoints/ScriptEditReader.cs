using System.Text.Json;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Runs;

namespace ContentGen.Http.Endpoints;

/// <param name="Revision">The revision that was edited; null when the sentences replace whichever there is.</param>
internal sealed record ScriptEdit(IReadOnlyList<ScriptSentence> Sentences, int? Revision);

/// <summary>
/// Reads an edited script. What a sentence leaves out, its stories or its speaker, stays as it was at its place; what is sent is kept as it
/// is.
/// </summary>
internal sealed class ScriptEditReader(ReviewDraft draft, FieldFaults faults)
{
    private const int MostSentences = 250;
    private const int LongestText = 1000;
    private const int MostStories = 10;

    private static readonly string[] Fields = ["sentences", "revision"];
    private static readonly string[] SentenceFields = ["text", "storyIds", "speaker"];

    private readonly HashSet<string> _ids = [.. draft.Stories.Select(story => story.Id)];

    /// <inheritdoc cref="JsonBody.Read" path="/exception"/>
    public static ScriptEdit Read(string body, ReviewDraft draft)
    {
        var faults = new FieldFaults();
        var reader = new ScriptEditReader(draft, faults);
        return JsonBody.Read(
            body, Fields, faults, json => new ScriptEdit(reader.ReadSentences(json), json.Number("revision", int.MaxValue, least: 0)));
    }

    private IReadOnlyList<ScriptSentence> ReadSentences(JsonBody json)
    {
        if (!json.TryFind("sentences", out var list)
            || list.ValueKind != JsonValueKind.Array
            || list.GetArrayLength() is 0 or > MostSentences
            || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            faults.Add("sentences", $"must be an array of 1 to {MostSentences} objects with text, storyIds and speaker");
            return [];
        }

        return SpeakerTurns.Complete([.. list.EnumerateArray().Select((item, at) => Read(item, at))], draft.Request.Pair);
    }

    private ScriptSentence Read(JsonElement item, int at)
    {
        var own = new FieldFaults();
        var json = JsonBody.Of(item, SentenceFields, own);
        var before = at < draft.Sentences.Count ? draft.Sentences[at] : null;
        var text = json.Text("text");
        if (!own.Any && (string.IsNullOrWhiteSpace(text) || text.Length > LongestText))
        {
            own.Add("text", $"must be a text of 1 to {LongestText} characters");
        }

        var storyIds = json.Texts("storyIds")?.Distinct().ToList();
        foreach (var unknown in (storyIds ?? []).Where(id => !_ids.Contains(id)))
        {
            own.Add("storyIds", $"has '{JsonBody.Show(unknown)}'; the stories are {string.Join(", ", _ids)}");
        }

        if (storyIds?.Count > MostStories)
        {
            own.Add("storyIds", $"names {storyIds.Count} stories; at most {MostStories} belong to a sentence");
        }

        var speaker = ReadSpeaker(json, own);
        foreach (var (field, found) in own.ByField)
        {
            found.ToList().ForEach(fault => faults.Add($"sentences[{at}].{field}", fault));
        }

        return new(text ?? "", storyIds ?? before?.StoryIds ?? []) { Speaker = speaker ?? before?.Speaker };
    }

    private string? ReadSpeaker(JsonBody json, FieldFaults own)
    {
        if (json.Text("speaker") is not { } speaker)
        {
            return null;
        }

        var presenters = draft.Request.Voices;
        return presenters.FirstOrDefault(presenter => presenter.Equals(speaker, StringComparison.OrdinalIgnoreCase))
            ?? own.Add<string>("speaker", $"is '{JsonBody.Show(speaker)}'; the presenters are {string.Join(", ", presenters)}");
    }
}
