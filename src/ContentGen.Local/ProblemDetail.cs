using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.Local;

/// <summary>What an app says about a request that it refuses.</summary>
internal static class ProblemDetail
{
    /// <summary>The app's own words; null for an answer that is not the app's, or that has none.</summary>
    public static async Task<string?> FindAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!IsProblem(response))
        {
            return null;
        }

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("detail", out var detail) ? detail.ToString() : null;
    }

    /// <summary>The app says in its own words what it does not have; any other server just has no such page.</summary>
    public static bool IsProblem(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "application/problem+json";
}
