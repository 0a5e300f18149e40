using System.Text.Json.Nodes;

namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>The news that the simulator serves: the address of every story tells its category.</summary>
internal static class NewsPages
{
    private const int StoriesEach = 12;

    private static readonly string[] Subjects =
        ["harbour", "library", "orchard", "railway", "museum", "festival", "reservoir", "workshop", "lighthouse", "market", "observatory", "theatre"];

    private static readonly DateTime Newest = DateTime.UtcNow.AddHours(-1);

    public static string ToJson() => new JsonObject
    {
        ["status"] = "ok",
        ["articles"] = new JsonArray([.. ContentGen.Requests.NewsCategory.All.SelectMany(
            category => Enumerable.Range(0, StoriesEach).Select(number => Article(category, number)))]),
    }.ToJsonString();

    public static bool IsOf(string category, string url) => url.StartsWith(Root(category), StringComparison.Ordinal);

    private static string Root(string category) => $"https://www.{category}-courier.example/";

    private static JsonNode Article(string category, int number)
    {
        var subject = Subjects[number];
        return new JsonObject
        {
            ["category"] = category,
            ["language"] = "en",
            ["source"] = new JsonObject { ["id"] = null, ["name"] = $"{category} courier" },
            ["title"] = $"The {subject} of Port Ellery wins the {category} prize number {number + 1}",
            ["description"] = $"The jury praised the {subject} for {number + 2} years of patient work. Visitors may see it from Monday.",
            ["url"] = $"{Root(category)}2026/{subject}",
            ["publishedAt"] = Newest.AddMinutes(-number)
                .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["content"] = $"The {subject} of Port Ellery has won. Its keepers opened it {number + 2} years ago with borrowed tools, and the town followed.",
        };
    }
}
