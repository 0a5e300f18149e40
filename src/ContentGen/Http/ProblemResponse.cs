using System.Globalization;
using System.Net;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http;

/// <summary>Writes problems as <c>application/problem+json</c>.</summary>
public static class ProblemResponse
{
    public const string ContentType = "application/problem+json";

    private const string RetryAfterSeconds = "5";

    /// <summary>429, with the time after which a start is taken again.</summary>
    public static async Task<HttpResponseData> WriteTooManyStartsAsync(
        this HttpRequestData request,
        TimeSpan wait,
        CancellationToken cancellationToken)
    {
        var response = await request.WriteProblemAsync(Problem.TooManyStarts(wait), cancellationToken);
        response.Headers.Add("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return response;
    }

    public static async Task<HttpResponseData> WriteProblemAsync(
        this HttpRequestData request,
        Problem problem,
        CancellationToken cancellationToken = default)
    {
        var status = (HttpStatusCode)problem.Status;
        var response = await request.WriteJsonAsync(problem, status, ContentType, cancellationToken);
        response.Headers.Add("Cache-Control", "no-store");
        if (status == HttpStatusCode.ServiceUnavailable)
        {
            response.Headers.Add("Retry-After", RetryAfterSeconds);
        }

        return response;
    }
}
