using System.Net;
using System.Text;
using System.Text.Json;
using StandIns.Tests.Worker;

namespace StandIns.Tests.Durable.Management;

/// <summary>The management API of a host with <see cref="ManagedFunctions"/>, over HTTP.</summary>
internal sealed class ManagementApi(FunctionsTestHost host) : IAsyncDisposable
{
    private const string Root = "runtime/webhooks/durabletask/";

    public HttpClient Http => host.Http;

    public static async Task<ManagementApi> StartAsync(params string[] arguments) => new(await FunctionsTestHost.StartAsync(
        new FunctionsTestHost.Setup { Functions = [typeof(ManagedFunctions)], Arguments = ["--port", "0", .. arguments] }));

    public async Task<(HttpStatusCode Code, JsonElement Body)> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, Root + path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await host.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public Task<(HttpStatusCode Code, JsonElement Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<(HttpStatusCode Code, JsonElement Body)> PostAsync(string path, string? json = null) => SendAsync(HttpMethod.Post, path, json);

    public Task<(HttpStatusCode Code, JsonElement Body)> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Starts a run and waits until it has the status.</summary>
    public async Task<JsonElement> StartAsync(string name, string id, string status, string? json = null)
    {
        await PostAsync($"orchestrators/{name}/{id}", json);
        return await UntilAsync(id, status);
    }

    public async Task<JsonElement> UntilAsync(string id, string status, string query = "")
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var (_, body) = await GetAsync($"instances/{id}{query}");
            if (body.ValueKind == JsonValueKind.Object && body.GetProperty("runtimeStatus").GetString() == status) return body;
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async Task<JsonElement[]> HistoryAsync(string id, string query = "")
    {
        var (_, body) = await GetAsync($"instances/{id}?showHistory=true{query}");
        return [.. body.GetProperty("historyEvents").EnumerateArray()];
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
