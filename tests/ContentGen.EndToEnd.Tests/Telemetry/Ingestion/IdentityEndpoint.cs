using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ContentGen.EndToEnd.Tests.Telemetry.Ingestion;

/// <summary>
/// What App Service gives to an app with a managed identity: an endpoint on loopback that answers with tokens, named by two environment
/// variables, which are set for the rest of the process.
/// </summary>
internal sealed class IdentityEndpoint
{
    /// <summary>Whom tokens for Azure Monitor are for.</summary>
    public const string MonitorAudience = "https://monitor.azure.com";

    private const string Secret = "identity-header-5b1d";

    private static readonly Lazy<Task<IdentityEndpoint>> Started = new(StartAsync);

    private readonly ConcurrentDictionary<string, bool> _unassigned = new();
    private readonly ConcurrentQueue<(string ClientId, string Audience)> _asked = new();

    /// <summary>The one of this process.</summary>
    public static Task<IdentityEndpoint> Shared => Started.Value;

    /// <summary>Who asked, and for what.</summary>
    public IEnumerable<(string ClientId, string Audience)> Asked => _asked;

    /// <summary>The token for an audience; a slash at its end is none of its own.</summary>
    public static string TokenFor(string audience) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(audience.TrimEnd('/')));

    /// <summary>Says whether the app has the identity; it has every one that nothing was said of.</summary>
    public void Assign(string clientId, bool isAssigned) => _unassigned[clientId] = !isAssigned;

    private static async Task<IdentityEndpoint> StartAsync()
    {
        var endpoint = new IdentityEndpoint();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.MapGet("/msi/token", endpoint.Answer);
        await server.StartAsync();
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", $"{server.Urls.First()}/msi/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", Secret);
        return endpoint;
    }

    private IResult Answer(HttpRequest request)
    {
        if (request.Headers["X-IDENTITY-HEADER"] != Secret)
        {
            return Results.Unauthorized();
        }

        var (clientId, audience) = (request.Query["client_id"].ToString(), request.Query["resource"].ToString());
        _asked.Enqueue((clientId, audience.TrimEnd('/')));
        return _unassigned.GetValueOrDefault(clientId)
            ? Results.BadRequest(new { statusCode = 400, message = "No User Assigned or Delegated Managed Identity found" })
            : Results.Ok(new
            {
                access_token = TokenFor(audience),
                expires_on = DateTimeOffset.UtcNow.AddHours(24).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
                resource = audience,
                token_type = "Bearer",
                client_id = clientId,
            });
    }
}
