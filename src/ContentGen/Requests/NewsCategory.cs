namespace ContentGen.Requests;

/// <summary>The news categories; the same seven as NewsAPI's.</summary>
public static class NewsCategory
{
    public static IReadOnlyList<string> All { get; } =
        ["business", "entertainment", "general", "health", "science", "sports", "technology"];
}
