using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Finds the stories in a message: every JSON object, at any depth of any JSON in the text, that has an id and a title.</summary>
internal static class StoryScanner
{
    private const string Withdrawn = "[Removed]";

    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The stories in the order of their first mention, one an id.</summary>
    public static IReadOnlyList<Story> Find(string text) =>
        [.. Objects(text).Select(Read).OfType<Story>().DistinctBy(story => story.Id)];

    /// <summary>The JSON objects in a text, each before those inside it.</summary>
    public static IEnumerable<JsonObject> Objects(string text) => Json(text).SelectMany(Objects);

    private static IEnumerable<JsonNode> Json(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] is (byte)'{' or (byte)'[' && Parse(bytes.AsSpan(index)) is var (node, length))
            {
                yield return node;
                index += length - 1;
            }
        }
    }

    // A reader stops at the end of the first value, whatever stands behind it.
    private static (JsonNode Node, int Length)? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text, Lenient);
            return (JsonNode.Parse(ref reader)!, (int)reader.BytesConsumed);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject value => value.Select(entry => entry.Value).SelectMany(Objects).Prepend(value),
        JsonArray values => values.SelectMany(Objects),
        _ => [],
    };

    private static Story? Read(JsonObject value)
    {
        var id = Text(value, "id") ?? Text(value, "storyId") ?? Text(value, "story_id");
        var title = Text(value, "title") ?? Text(value, "headline");
        if (id is null || title is null or Withdrawn)
        {
            return null;
        }

        return new Story(id, title)
        {
            Texts = [.. new[] { "summary", "description", "content" }.Select(field => Text(value, field)).OfType<string>()],
            Category = Text(value, "category"),
            Source = Text(value, "source") ?? Text(value, "sourceName"),
            Url = Text(value, "url"),
            ImageUrl = Text(value, "imageUrl") ?? Text(value, "image") ?? Text(value, "urlToImage"),
        };
    }

    private static bool IsText(JsonValue value) =>
        value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number && !string.IsNullOrWhiteSpace(value.ToString());

    // A source is a name here and an object with a name there.
    private static string? Text(JsonObject value, string field) => value[field] switch
    {
        JsonValue scalar when IsText(scalar) => scalar.ToString(),
        JsonObject named => Text(named, "name"),
        _ => null,
    };
}
