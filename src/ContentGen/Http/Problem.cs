using System.Net;
using System.Text.Json.Serialization;

namespace ContentGen.Http;

/// <summary>An error answer in the shape of RFC 9457.</summary>
/// <param name="Type">Names the kind of problem and stays the same for all its occurrences.</param>
/// <param name="Title">The kind in a few words.</param>
/// <param name="Status">The answer's HTTP status code.</param>
/// <param name="Detail">What is wrong this time and what to do about it, without secrets.</param>
/// <param name="Errors">Faults by the field of the body, query or header they were found in; null when no field is to blame.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null)
{
    private const string TypePrefix = "urn:contentgen:problem:";
    private const int LongestEcho = 100;

    /// <summary>400: at least one field is missing or out of bounds.</summary>
    public static Problem InvalidRequest(IReadOnlyDictionary<string, string[]> errors) =>
        Create("invalid-request", "The request is not valid", HttpStatusCode.BadRequest, Summarize(errors)) with { Errors = errors };

    /// <summary>400 for one field.</summary>
    public static Problem InvalidRequest(string field, string fault) =>
        InvalidRequest(new Dictionary<string, string[]> { [field] = [fault] });

    /// <summary>404: nothing is known of a run. <paramref name="runId"/> may be anything a caller sent.</summary>
    public static Problem UnknownRun(string runId) =>
        NotFound("unknown-run", "No such run", $"There is no run '{Echo(runId)}'. GET /api/briefs lists the briefs there are.");

    /// <summary>404 for anything else.</summary>
    /// <param name="kind">Last part of the problem's type, in kebab case.</param>
    public static Problem NotFound(string kind, string title, string detail) =>
        Create(kind, title, HttpStatusCode.NotFound, detail);

    /// <summary>413: the body is larger than the endpoint reads.</summary>
    public static Problem BodyTooLarge(int limitBytes) =>
        Create("body-too-large", "The body is too large", HttpStatusCode.RequestEntityTooLarge, $"Send at most {limitBytes} bytes.");

    /// <summary>401: reading needs a key, and none or another one was sent.</summary>
    public static Problem Unauthorized { get; } = Create(
        "unauthorized", "A key is needed", HttpStatusCode.Unauthorized, "Send the reader's key as header x-functions-key or as query parameter code.");

    /// <summary>429: the caller started as many runs as it may for now.</summary>
    public static Problem TooManyStarts(TimeSpan wait) => Create(
        "too-many-starts",
        "Too many runs started",
        HttpStatusCode.TooManyRequests,
        $"Wait {Math.Ceiling(wait.TotalSeconds)} s, or send the Idempotency-Key of a run that was started already.");

    /// <summary>503: something the endpoint needs cannot be used now; the same request may succeed later.</summary>
    public static Problem Unavailable(string detail) =>
        Create("unavailable", "Temporarily unavailable", HttpStatusCode.ServiceUnavailable, detail);

    public static Problem Create(string kind, string title, HttpStatusCode status, string detail) =>
        new(TypePrefix + kind, title, (int)status, detail);

    private static string Summarize(IReadOnlyDictionary<string, string[]> errors) =>
        string.Join("; ", errors.SelectMany(error => error.Value.Select(fault => $"{error.Key}: {fault}")));

    private static string Echo(string text) => text.Length <= LongestEcho ? text : text[..LongestEcho] + "…";
}
