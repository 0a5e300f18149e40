using System.Text.Json;
using System.Text.Json.Serialization;
using ContentGen.Text;

namespace ContentGen.Agents;

/// <summary>
/// Writes the user's message of an agent: the task's parameters as JSON, and the news as one line of JSON between delimiters. In that
/// line every angle bracket is escaped, so nothing in the news can close the delimiters or open others.
/// </summary>
public static class NewsMessage
{
    public const string Opening = "<news_data>";
    public const string Closing = "</news_data>";

    private static readonly JsonSerializerOptions Json = new(ContentGenJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<TParameters, TStory>(TParameters parameters, IReadOnlyList<TStory> stories) =>
        $"Parameters:\n{Escaped(parameters)}\n\n{Opening}\n{Escaped(new { Stories = stories })}\n{Closing}";

    private static string Escaped<T>(T value) =>
        JsonSerializer.Serialize(value, Json)
            .Replace("<", "\\u003C", StringComparison.Ordinal)
            .Replace(">", "\\u003E", StringComparison.Ordinal);
}
