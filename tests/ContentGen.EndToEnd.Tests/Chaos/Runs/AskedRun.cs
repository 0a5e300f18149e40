namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>What one run was asked for: neighbours differ, so that a mixed-up brief is seen.</summary>
/// <param name="Category">The only category.</param>
/// <param name="MaxStories">3 to 8.</param>
internal sealed record AskedRun(string Category, int MaxStories)
{
    private static readonly string[] Categories = ["business", "entertainment", "general", "health", "science", "sports", "technology"];

    public static AskedRun Number(int index) => new(Categories[index % Categories.Length], 3 + (index / Categories.Length % 6));

    /// <summary>The body of the start request.</summary>
    /// <param name="fresh">True for no cached answers, where the point is what happens when services are called.</param>
    public object ToBody(bool fresh) => new { categories = new[] { Category }, maxStories = MaxStories, forceFresh = fresh };
}
