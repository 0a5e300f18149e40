using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.Primitives;

namespace StandIns.Tests.Durable.Management;

/// <summary>Orchestrations that call HTTP services.</summary>
public static class HttpCallFunctions
{
    [Function("HttpGet")]
    public static async Task<string> Get([OrchestrationTrigger] TaskOrchestrationContext context, string url)
    {
        DurableHttpResponse response = await context.CallHttpAsync(HttpMethod.Get, new Uri(url));
        return $"{(int)response.StatusCode} {response.Headers!["X-Kind"]} {response.Content}";
    }

    [Function("HttpPost")]
    public static async Task<string> Post([OrchestrationTrigger] TaskOrchestrationContext context, Wanted wanted)
    {
        var request = new DurableHttpRequest(HttpMethod.Post, new Uri(wanted.Url))
        {
            Content = "{\"a\":1}",
            Headers = new Dictionary<string, StringValues>
            {
                ["Content-Type"] = wanted.ContentType, ["x-functions-key"] = "k", ["Authorization"] = "Bearer t", ["X-Own"] = "own",
            },
            AsynchronousPatternEnabled = wanted.Follow,
            Timeout = wanted.Timeout,
            HttpRetryOptions = wanted.Attempts is not { } attempts ? null : new HttpRetryOptions([.. wanted.RetryOn ?? []])
            {
                MaxNumberOfAttempts = attempts,
                FirstRetryInterval = TimeSpan.FromMilliseconds(1),
                MaxRetryInterval = TimeSpan.FromMilliseconds(2),
                BackoffCoefficient = 2,
                RetryTimeout = TimeSpan.FromMinutes(1),
            },
        };
        return $"{request.Method} {(int)(await context.CallHttpAsync(request)).StatusCode}";
    }

    /// <param name="Follow">Whether a 202 answer is followed.</param>
    public sealed record Wanted(
        string Url, bool Follow = false, string ContentType = "application/json", TimeSpan? Timeout = null, int? Attempts = null, HttpStatusCode[]? RetryOn = null);
}
