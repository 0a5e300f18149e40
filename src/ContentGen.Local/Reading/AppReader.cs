using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ContentGen.Text;

namespace ContentGen.Local.Reading;

/// <summary>Reads what an app that runs somewhere has, over its public endpoints.</summary>
internal sealed class AppReader(Uri address, string? key = null) : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    // A relative path would replace the last part of an address without a slash at its end. No proxy: mostly the app is on this machine.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = !address.IsLoopback })
    {
        BaseAddress = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/"),
        Timeout = TimeLimit,
    };

    /// <returns>Null when the app does not have it.</returns>
    /// <exception cref="LocalFailureException">No app answers there, or it answers something else.</exception>
    public async Task<T?> FindAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using var response = await SendAsync(HttpMethod.Get, path, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound && ProblemDetail.IsProblem(response))
            {
                return null;
            }

            return response.IsSuccessStatusCode
                ? await response.Content.ReadFromJsonAsync<T>(ContentGenJson.Options, cancellationToken)
                : throw LocalFailureException.NothingDelivered($"{address} answers {(int)response.StatusCode} to {path}.");
        }
        catch (Exception exception) when (IsNoApp(exception, cancellationToken))
        {
            throw NoApp(exception);
        }
    }

    /// <summary>Asks the app to do something.</summary>
    /// <exception cref="LocalFailureException">It does not, and says why; or none answers there.</exception>
    public async Task PostAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SendAsync(HttpMethod.Post, path, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw LocalFailureException.NothingDelivered(
                    await ProblemDetail.FindAsync(response, cancellationToken)
                    ?? $"{address} answers {(int)response.StatusCode} to {path}.");
            }
        }
        catch (Exception exception) when (IsNoApp(exception, cancellationToken))
        {
            throw NoApp(exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        return await _http.SendAsync(request, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static bool IsNoApp(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or JsonException or NotSupportedException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private LocalFailureException NoApp(Exception exception) => LocalFailureException.NothingDelivered(
        $"No ContentGen answers at {address}: start one with the command serve, or name its address with --url.", exception);
}
