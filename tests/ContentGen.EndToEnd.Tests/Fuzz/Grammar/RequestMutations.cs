using ContentGen.EndToEnd.Tests.Fuzz.Wire;

namespace ContentGen.EndToEnd.Tests.Fuzz.Grammar;

/// <summary>What can be done to any request, whatever it asks for.</summary>
internal static class RequestMutations
{
    private static readonly string[] Names =
    [
        "Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Cache-Control", "Content-Type", "Content-Encoding", "Cookie", "Expect", "Forwarded", "From",
        "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range", "Range", "Origin", "Referer", "TE", "Upgrade", "User-Agent", "Via",
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-HTTP-Method-Override", "X-Original-URL", "X-Rewrite-URL",
        "traceparent", "tracestate", "baggage", "Request-Id", "X-MS-CLIENT-PRINCIPAL", "X-Unknown",
    ];

    private static readonly string[] Values =
    [
        "https://evil.example", "javascript:alert(1)", "127.0.0.1:80, x", "[::1", "a:b:c", "user@host", "//x", "http", "https,http", "00-0-0-00",
        "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-01", "application/json; charset=utf-7", "text/plain; charset=nonsense", "gzip", "\"x", "W/", "*", "W/\"x\", *",
        "bytes=0-", "Sun, 99 Nov 2026 99:99:99 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "()", "a=b; a=c; =; ;;", "Basic Og==", "Bearer x.y.z", "websocket", "\u00e9\u4e2d",
    ];

    private static readonly BodyFraming[] BrokenFramings = [.. Enum.GetValues<BodyFraming>().Where(
        framing => framing > BodyFraming.Chunked)];

    public static void Apply(Draw draw, RequestDraft draft)
    {
        for (var more = draw.Below(4); more > 0; more--)
        {
            AddHeader(draw, draft);
        }

        switch (draw.Below(20))
        {
            case 0:
                ChangeMethod(draw, draft);
                break;
            case 1 when draft.Body.Length > 0:
                draft.Framing = draw.One(BrokenFramings);
                draft.Malformed();
                break;
            case 2 or 3 when draft.Body.Length > 0:
                draft.Framing = BodyFraming.Chunked;
                break;
            case 4:
                BreakTheHead(draw, draft);
                break;
        }
    }

    private static void AddHeader(Draw draw, RequestDraft draft)
    {
        string name = draw.One(Names), value = draw.Chance(60) ? draw.One(Values) : Texts.Ascii(draw);
        draft.SetHeader(name, value);
        // These change how the host reads a message; what it then does is its own.
        if (name is "Expect" or "Upgrade" or "TE" || value.Any(letter => letter > '~'))
        {
            draft.Malformed();
        }
    }

    private static void ChangeMethod(Draw draw, RequestDraft draft)
    {
        var method = draw.One(
            "GET",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "OPTIONS",
            "HEAD",
            "TRACE",
            "get",
            "PROPFIND",
            "G",
            new string('M', 40),
            "GE T",
            "POST\0");
        if (method.Equals(draft.Method, StringComparison.Ordinal))
        {
            return;
        }

        draft.Method = method;
        draft.ForTheHost();
        if (method.Any(letter => letter is ' ' or '\0'))
        {
            draft.Malformed();
        }
    }

    private static void BreakTheHead(Draw draw, RequestDraft draft)
    {
        draft.Malformed();
        switch (draw.Below(8))
        {
            case 0:
                draft.Version = draw.One("HTTP/1.0", "HTTP/9.9", "HTTP/2.0", "http/1.1", "HTTP/1.1 x", "");
                break;
            case 1:
                draft.SetHeader(
                    "Host", draw.One("", "evil.example", "a b", "x:99999", "[::1", "a,b", "-", "%zz", "127.0.0.1:notaport", "..", "a..b"));
                break;
            case 2:
                draft.Headers.Add(("Host", "second.example"));
                break;
            case 3:
                draft.Headers.RemoveAll(header => header.Name == "Host");
                break;
            case 4:
                draft.Target = "http://evil.example" + draft.Target;
                break;
            case 5:
                draft.Target += draw.One(" ", "\t", "\0", "\u00e9", "\u4e2d", "#fragment");
                break;
            case 6:
                draft.Headers.Add((draw.One("", "a b", "a\0", "\u00e9", "(x)", "a:"), draw.One("x", "x\0y", "x\ry", "x\n y")));
                break;
            default:
                draft.SetHeader("X-Long", new string('x', draw.One(8_000, 33_000, 70_000)));
                break;
        }
    }
}
