using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using ContentGen.Storage;
using ContentGen.Text;
using Microsoft.Net.Http.Headers;

namespace ContentGen.Http;

/// <summary>Answers that a caller may keep, and answers of which a caller may ask a part.</summary>
internal static class Answers
{
    private const string JsonType = "application/json; charset=utf-8";
    private const int TagBytes = 16;

    /// <inheritdoc cref="Conditional"/>
    public static IResult ConditionalJson<T>(T value, DateTimeOffset? lastModified = null) =>
        Conditional(JsonSerializer.SerializeToUtf8Bytes(value, ContentGenJson.Options), JsonType, lastModified);

    /// <summary>What the caller may keep but asks about before each use: 304 while its copy is good.</summary>
    /// <remarks>The tag is weak, as it stands for the compressed body too. The same bytes have the same tag on every instance.</remarks>
    /// <param name="lastModified">Null when the answer changes with more than its content, so that only its bytes can tell.</param>
    public static IResult Conditional(byte[] body, string contentType, DateTimeOffset? lastModified = null)
    {
        var hash = Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, TagBytes));
        var tag = new EntityTagHeaderValue($"\"{hash}\"", isWeak: true);
        return new FileAnswer(Results.Bytes(body, contentType, lastModified: lastModified, entityTag: tag), tag, "no-cache");
    }

    /// <summary>A stored content or the one part of it that is asked for, so that players can seek; only that part is read.</summary>
    public static IResult Ranges(StoredContent content, string contentType, string cacheControl)
    {
        var tag = new EntityTagHeaderValue($"\"{content.Version}\"");
        var whole = Results.Stream(content.Stream, contentType, entityTag: tag, enableRangeProcessing: true);
        return new FileAnswer(whole, tag, cacheControl, content.Stream as IBoundedStream);
    }

    /// <summary>The same answer with one more header, or with another value of it.</summary>
    public static IResult With(this IResult answer, string header, string value) => new AnswerWithHeader(answer, header, value);

    private sealed class AnswerWithHeader(IResult answer, string header, string value) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[header] = value;
            return answer.ExecuteAsync(httpContext);
        }
    }

    /// <summary>
    /// The framework's file result, held to RFC 9110 where it is not, and with a problem where it refuses without a body.
    /// </summary>
    private sealed class FileAnswer(IResult file, EntityTagHeaderValue tag, string cacheControl, IBoundedStream? bounded = null) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            LeaveOutUnmetConditions(httpContext.Request);
            ReadNoMoreThanAskedFor(httpContext.Request);
            var response = httpContext.Response;
            response.Headers.CacheControl = cacheControl;
            await file.ExecuteAsync(httpContext);
            if (Refusal(response) is { } problem)
            {
                response.ContentLength = null;
                await problem.ExecuteAsync(httpContext);
            }
        }

        private void LeaveOutUnmetConditions(HttpRequest request)
        {
            // 13.2.2: a tag decides alone. The framework lets a date that is not met overrule it.
            if (request.Headers.IfNoneMatch.Count > 0)
            {
                request.Headers.Remove(HeaderNames.IfModifiedSince);
            }

            if (!AsksForPart(request))
            {
                request.Headers.Remove(HeaderNames.Range);
            }
        }

        private void ReadNoMoreThanAskedFor(HttpRequest request)
        {
            if (bounded is not null
                && RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var range)
                && range.Ranges is { Count: 1 } ranges
                && ranges.Single() is { From: not null, To: { } last and < long.MaxValue })
            {
                bounded.End = last + 1;
            }
        }

        // 14.2: only GET knows ranges, and only those of bytes are known here; the framework takes any unit. 13.1.5: who holds a part of
        // something else needs the whole; the framework takes a date or nonsense for this content's tag.
        private bool AsksForPart(HttpRequest request) =>
            HttpMethods.IsGet(request.Method)
            && request.Headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase)
            && (request.Headers.IfRange.Count == 0 || request.Headers.IfRange == tag.ToString());

        private static IResult? Refusal(HttpResponse response) => response.StatusCode switch
        {
            StatusCodes.Status412PreconditionFailed => Problems.PreconditionFailed,
            StatusCodes.Status416RangeNotSatisfiable => Problems.RangeNotSatisfiable(response.Headers.ContentRange.ToString()),
            _ => null,
        };
    }
}
