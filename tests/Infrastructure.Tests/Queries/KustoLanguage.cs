using System.Text.Json;

namespace Infrastructure.Tests.Queries;

/// <summary>The Kusto language service, run by node as <c>infra/queries/check.mjs</c>.</summary>
internal static class KustoLanguage
{
    private const string WhyMissing = "Needs node 20 or later and: npm ci --prefix infra/queries";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<Task<bool>> Available = new(IsAvailableAsync);

    public static async Task<IReadOnlyList<QueryFinding>> CheckAsync(params IReadOnlyList<Query> queries)
    {
        Skip.IfNot(await Available.Value, WhyMissing);
        ProcessResult result = await RunAsync(JsonSerializer.Serialize(queries, Json));
        Assert.True(result.Error.Length == 0, result.Error);
        return JsonSerializer.Deserialize<QueryFinding[]>(result.Output, Json)!;
    }

    private static async Task<bool> IsAvailableAsync()
    {
        try
        {
            ProcessResult version = await ProcessResult.RunAsync("node", ["--version"]);
            return version.ExitCode == 0 && Directory.Exists(Path.Combine(Repository.Queries, "node_modules"));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static Task<ProcessResult> RunAsync(string queries) =>
        ProcessResult.RunAsync("node", [Path.Combine(Repository.Queries, "check.mjs")], queries);
}
