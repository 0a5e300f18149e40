using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Finds the stories in a message: every JSON object, at any depth of any JSON in the text, that has an id and a title.</summary>
internal static class StoryScanner
{
    private const string Withdrawn = "[Removed]";

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The stories in the order of their first mention, one an id.</summary>
    public static IReadOnlyList<Story> Find(string text) =>
        [.. Json(text).SelectMany(Objects).Select(Read).OfType<Story>().DistinctBy(story => story.Id)];

    private static IEnumerable<JsonNode> Json(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is not ('{' or '[') || BalancedEnd(text, index) is not { } end || Parse(text[index..end]) is not { } node)
            {
                continue;
            }

            yield return node;
            index = end - 1;
        }
    }

    private static int? BalancedEnd(string text, int start)
    {
        var depth = 0;
        var isInString = false;
        for (var index = start; index < text.Length; index++)
        {
            var character = text[index];
            if (isInString && character == '\\')
            {
                index++;
            }
            else if (character == '"')
            {
                isInString = !isInString;
            }
            else if (!isInString && character is '{' or '[')
            {
                depth++;
            }
            else if (!isInString && character is '}' or ']' && --depth == 0)
            {
                return index + 1;
            }
        }

        return null;
    }

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Lenient);
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
