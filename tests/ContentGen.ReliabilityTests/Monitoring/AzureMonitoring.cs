using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Core;

namespace ContentGen.ReliabilityTests.Monitoring;

/// <summary>What a deployment's resource group knows: its alert rules, and the telemetry of its Application Insights component.</summary>
internal sealed class AzureMonitoring(HttpClient http, TokenCredential credential, string subscription, string resourceGroup)
{
    private const string Management = "https://management.azure.com", Data = "https://api.applicationinsights.io";

    /// <summary>Names of the alert rules that are enabled.</summary>
    public async Task<string[]> EnabledAlertRulesAsync(CancellationToken cancellationToken) =>
        [.. (await ListAsync("scheduledQueryRules", "2023-12-01", cancellationToken))
            .Where(rule => rule.GetProperty("properties").GetProperty("enabled").GetBoolean())
            .Select(rule => rule.GetProperty("name").GetString()!)];

    /// <summary>Whether requests or calls of the trace have arrived. Arriving takes minutes.</summary>
    public async Task<bool> HasTraceAsync(string traceId, CancellationToken cancellationToken) =>
        await CountAsync($"union requests, dependencies | where operation_Id == '{traceId}' | count", cancellationToken) > 0;

    /// <summary>Whether a metric of the name has arrived within the last hour.</summary>
    public async Task<bool> HasMetricAsync(string name, CancellationToken cancellationToken) =>
        await CountAsync($"customMetrics | where name == '{name}' and timestamp > ago(1h) | count", cancellationToken) > 0;

    private async Task<long> CountAsync(string query, CancellationToken cancellationToken)
    {
        var component = Assert.Single(await ListAsync("components", "2020-02-02", cancellationToken));
        var app = component.GetProperty("properties").GetProperty("AppId").GetString()!;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Data}/v1/apps/{app}/query") { Content = JsonContent.Create(new { query }) };
        var answer = await SendAsync(request, Data, cancellationToken);
        return answer.GetProperty("tables")[0].GetProperty("rows")[0][0].GetInt64();
    }

    private async Task<IReadOnlyList<JsonElement>> ListAsync(string type, string version, CancellationToken cancellationToken)
    {
        var url = $"{Management}/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/Microsoft.Insights/{type}?api-version={version}";
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        return [.. (await SendAsync(request, Management, cancellationToken)).GetProperty("value").EnumerateArray()];
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, string audience, CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(new([$"{audience}/.default"]), cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        using var response = await http.SendAsync(request, cancellationToken);
        Assert.True(
            response.IsSuccessStatusCode, $"{request.RequestUri!.GetLeftPart(UriPartial.Path)} answered {(int)response.StatusCode}.");
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
