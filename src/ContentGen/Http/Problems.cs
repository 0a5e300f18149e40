using System.Globalization;
using ContentGen.Briefs;

namespace ContentGen.Http;

/// <summary>
/// Error answers in the shape of RFC 9457. The type names the kind of problem and stays the same for all its occurrences; the detail says
/// what is wrong this time and what to do about it, without secrets.
/// </summary>
internal static class Problems
{
    private const string TypePrefix = "urn:contentgen:problem:";
    private const int LongestEcho = 100;

    /// <summary>503: the briefs that are kept cannot be read.</summary>
    public static IResult StoreUnreadable => Unavailable(
        "The stored briefs cannot be read at the moment. Try again shortly; GET /api/health tells more.");

    /// <summary>503: what was asked for cannot be stored, or nobody can tell whether it was.</summary>
    public static IResult StoreUnwritable => Unavailable(
        "What was asked for cannot be stored at the moment: the store is full or cannot be reached. Send it again shortly; with the"
        + " same Idempotency-Key it is done once. GET /api/health tells more.");

    /// <summary>401: reading needs a key, and none or another one was sent.</summary>
    public static IResult Unauthorized => Create(
        StatusCodes.Status401Unauthorized, "unauthorized", "A key is needed",
        "Send the reader's key as header x-functions-key or as query parameter code.");

    /// <summary>412: the content is not the one of <c>If-Match</c>, or is newer than <c>If-Unmodified-Since</c>.</summary>
    public static IResult PreconditionFailed => Create(
        StatusCodes.Status412PreconditionFailed, "precondition-failed", "The content has changed",
        "The content is not the one that the request is about. Ask again without If-Match and If-Unmodified-Since.");

    /// <summary>400: at least one field is missing or out of bounds.</summary>
    /// <param name="errors">Faults by the field of the body, query or header they were found in.</param>
    public static IResult InvalidRequest(Dictionary<string, string[]> errors)
    {
        var detail = string.Join("; ", errors.SelectMany(error => error.Value.Select(fault => $"{error.Key}: {fault}")));
        return Results.ValidationProblem(errors, detail, title: "The request is not valid", type: TypePrefix + "invalid-request")
            .With("Cache-Control", "no-store");
    }

    /// <summary>400 for one field.</summary>
    public static IResult InvalidRequest(string field, string fault) => InvalidRequest(new() { [field] = [fault] });

    /// <summary>404: nothing is known of a run. <paramref name="runId"/> may be anything a caller sent.</summary>
    public static IResult UnknownRun(string runId) =>
        NotFound("unknown-run", "No such run", $"There is no run '{Echo(runId)}'. GET {BriefPath.Root} lists the briefs there are.");

    /// <summary>404 for anything else.</summary>
    /// <param name="kind">Last part of the problem's type, in kebab case.</param>
    public static IResult NotFound(string kind, string title, string detail) => Create(StatusCodes.Status404NotFound, kind, title, detail);

    /// <summary>503: what is asked for cannot be made now, but later.</summary>
    /// <inheritdoc cref="NotFound"/>
    public static IResult NotNow(string kind, string title, string detail) =>
        Create(StatusCodes.Status503ServiceUnavailable, kind, title, detail);

    /// <summary>409: what is asked for cannot be done to this brief now.</summary>
    /// <inheritdoc cref="NotFound"/>
    public static IResult Conflict(string kind, string title, string detail) => Create(StatusCodes.Status409Conflict, kind, title, detail);

    /// <summary>422: the key has come with another request before.</summary>
    public static IResult KeyReused => Create(
        StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", "The Idempotency-Key was used for another request",
        "Another request came with this Idempotency-Key before, so nothing was started. Send that one again, or this one with a new key.");

    /// <summary>413: the body is larger than the endpoint reads.</summary>
    public static IResult BodyTooLarge(int limitBytes) => Create(
        StatusCodes.Status413PayloadTooLarge, "body-too-large", "The body is too large", $"Send at most {limitBytes} bytes.");

    /// <summary>416: a range that the content does not have.</summary>
    /// <param name="contentRange">The answer's <c>Content-Range</c>: <c>bytes */</c> and the content's length.</param>
    public static IResult RangeNotSatisfiable(string contentRange) => Create(
        StatusCodes.Status416RangeNotSatisfiable, "range-not-satisfiable", "No such range",
        $"The content has {contentRange[(contentRange.IndexOf('/') + 1)..]} bytes; ask for a range that begins within them.");

    /// <summary>429: the caller started as many runs as it may for now.</summary>
    public static IResult TooManyStarts(TimeSpan wait)
    {
        var seconds = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Create(
                StatusCodes.Status429TooManyRequests, "too-many-starts", "Too many runs started",
                $"Wait {seconds} s, or send the Idempotency-Key of a run that was started already.")
            .With("Retry-After", seconds);
    }

    private static IResult Unavailable(string detail) =>
        Create(StatusCodes.Status503ServiceUnavailable, "unavailable", "Temporarily unavailable", detail).With("Retry-After", "5");

    /// <summary>Any other problem.</summary>
    /// <inheritdoc cref="NotFound"/>
    public static IResult Create(int status, string kind, string title, string detail) =>
        Results.Problem(detail, null, status, title, TypePrefix + kind).With("Cache-Control", "no-store");

    /// <summary>A text that a caller sent, no longer than an answer has room for.</summary>
    public static string Echo(string text) => text.Length <= LongestEcho ? text : text[..LongestEcho] + "…";
}

/// <summary>Ends a request that asks for what is not given. <see cref="HttpProtection"/> answers it; nothing is logged.</summary>
internal sealed class RefusedException(IResult answer) : Exception("The request is refused.")
{
    public IResult Answer => answer;
}
