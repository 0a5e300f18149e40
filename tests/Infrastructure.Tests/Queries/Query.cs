namespace Infrastructure.Tests.Queries;

internal sealed record Query(string Name, [property: System.Text.Json.Serialization.JsonPropertyName("query")] string Text)
{
    /// <summary>Every file of <c>infra/queries</c>.</summary>
    public static IReadOnlyList<Query> Files { get; } =
        [.. Directory.EnumerateFiles(Repository.Queries, "*.kql").Order(StringComparer.Ordinal)
            .Select(file => new Query(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))];
}
