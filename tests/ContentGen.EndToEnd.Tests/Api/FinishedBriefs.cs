using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>Makes briefs and has their sections made again.</summary>
internal static class FinishedBriefs
{
    /// <summary>Makes a brief of one category, following its run to the end.</summary>
    public static async Task<JsonElement> MakeBriefAsync(this ServedApp app, string category, bool forceFresh = false)
    {
        var runId = await app.StartRunAsync(new { categories = new[] { category }, maxStories = 3, forceFresh });
        await app.FollowAsync(runId);
        return await app.BriefAsync(runId);
    }

    public static async Task<HttpResponseMessage> RegenerateAsync(
        this ServedApp app, JsonElement brief, string section, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/briefs/{brief.GetProperty("runId").GetString()}/sections/{section}/regenerate");
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await app.Http.SendAsync(request);
    }
}
