using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Queries;

/// <summary>The Kusto language service, run by node: <c>infra/queries/check.mjs</c> and <c>run.mjs</c>.</summary>
internal static class KustoLanguage
{
    private const string WhyMissing = "Needs node 20 or later and: npm ci --prefix infra/queries";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<Task<bool>> Available = new(IsAvailableAsync);

    public static async Task<IReadOnlyList<QueryFinding>> CheckAsync(params IReadOnlyList<Query> queries)
    {
        var output = await NodeAsync("check.mjs", JsonSerializer.Serialize(queries, Json));
        return JsonSerializer.Deserialize<QueryFinding[]>(output, Json)!;
    }

    /// <summary>The rows that each query returns at its moment over its tables; all in one go, because each start takes seconds.</summary>
    public static async Task<IReadOnlyList<JsonArray>> RunAsync(
        params IReadOnlyList<(DateTimeOffset Now, string Query, JsonObject Tables)> runs)
    {
        var input = new JsonArray([.. runs.Select(run => (JsonNode)new JsonObject
        {
            ["now"] = run.Now.ToString("O"),
            ["query"] = run.Query,
            ["tables"] = run.Tables,
        })]);
        return [.. JsonNode.Parse(await NodeAsync("run.mjs", input.ToJsonString()))!.AsArray().Select(rows => rows!.AsArray())];
    }

    private static async Task<bool> IsAvailableAsync()
    {
        try
        {
            var version = await ProcessResult.RunAsync("node", ["--version"]);
            return version.ExitCode == 0 && Directory.Exists(Path.Combine(Repository.Queries, "node_modules"));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<string> NodeAsync(string script, string input)
    {
        Assert.SkipUnless(await Available.Value, WhyMissing);
        var result = await ProcessResult.RunAsync("node", [Path.Combine(Repository.Queries, script)], input);
        Assert.True(result.Error.Length == 0, result.Error);
        return result.Output;
    }
}
