using ContentGen.EndToEnd.Tests.Fuzz.Grammar;
using ContentGen.EndToEnd.Tests.Fuzz.Wire;

namespace ContentGen.EndToEnd.Tests.Fuzz.Endpoints;

/// <summary>Every door of the app. A test holds that no function is forgotten.</summary>
internal static class EndpointCatalog
{
    public static IReadOnlyList<FuzzedEndpoint> All { get; } =
    [
        new("GenerateFresh", Start, NeedsKey: true),
        new("GetAgentStatus", (draw, draft, known) => Query(draw, draft, "/api/agent-status", "runId", known.RunId)),
        new("GetEditions", (draw, draft, known) => Query(draw, draft, "/api/editions", "x", known.RunId)),
        new("Bootstrap", (draw, draft, known) => Query(draw, draft, "/api/bootstrap", draw.One("x", "edition"), draw.One("daily", known.AudioTag))),
        new("ListBriefs", List),
        new("GetBrief", (draw, draft, known) => OfRun(draw, draft, known, "/api/briefs/", "")),
        new("GetBriefAudio", (draw, draft, known) => Audio(draw, draft, known, "/audio")),
        new("GetBriefAudioFile", (draw, draft, known) => Audio(draw, draft, known, "/audio.mp3")),
        new("GetTranscriptVtt", (draw, draft, known) => OfRun(draw, draft, known, "/api/briefs/", "/transcript.vtt")),
        new("GetTranscriptSrt", (draw, draft, known) => OfRun(draw, draft, known, "/api/briefs/", "/transcript.srt")),
        new("GetChapters", (draw, draft, known) => OfRun(draw, draft, known, "/api/briefs/", "/chapters.json")),
        new("GetTrace", Trace),
        new("GetFeed", (draw, draft, known) => Query(draw, draft, "/api/feed.xml", draw.One("x", "edition"), draw.One("daily", known.RunId))),
        new("GetCover", (draw, draft, known) => Query(draw, draft, "/api/cover.png", "x", known.RunId)),
        new("GetRoot", Root),
        new("GetApp", (draw, draft, known) => Query(draw, draft, "/api/app", "run", known.RunId)),
        new("GetPageModule", (draw, draft, known) => OfRun(draw, draft, known with { RunId = "main.js" }, "/api/page/x/", "")),
        new("GetChoices", (draw, draft, known) => Query(draw, draft, "/api/choices", "language", known.RunId)),
        new("GetVoiceSample", (draw, draft, known) => OfRun(draw, draft, known with { RunId = "Joanna" }, "/api/voices/", "/sample.mp3")),
        new("GetHealth", (draw, draft, known) => Query(draw, draft, "/api/health", "x", known.RunId)),
        new("GetCircuitBreakers", (draw, draft, known) => Query(draw, draft, "/api/circuit-breakers", "x", known.RunId)),
        new("ResetCircuitBreaker", Reset, NeedsKey: true),
        new("RegenerateSection", Regenerate, NeedsKey: true),
        new("GetScript", (draw, draft, known) => OfRun(draw, draft, known, "/api/briefs/", "/script"), NeedsKey: true),
        new("EditScript", (draw, draft, known) => Review(draw, draft, known, "PUT", "script"), NeedsKey: true),
        new("ApproveScript", (draw, draft, known) => Review(draw, draft, known, "POST", "approve"), NeedsKey: true),
        new("RejectScript", (draw, draft, known) => Review(draw, draft, known, "POST", "reject"), NeedsKey: true),
        new("management", ManagementRequests.Shape, IsOwn: false),
    ];

    // A few keys for all starts: what is accepted is the same few runs again and again.
    private static void Start(Draw draw, RequestDraft draft, KnownThings known)
    {
        (draft.Method, draft.Target) = ("POST", "/api/generate-fresh");
        (draft.Body, var isWrong) = StartBody.Any(draw);
        draft.SetHeader(
            "Content-Type",
            draw.One(
                "application/json",
                "application/json; charset=utf-8",
                "text/plain",
                "application/xml",
                "x",
                "application/x-www-form-urlencoded"));
        if (isWrong)
        {
            draft.Wrong();
        }

        if (draw.Chance(85))
        {
            draft.SetHeader("Idempotency-Key", $"fuzz-{draw.Below(4)}");
            return;
        }

        draft.SetHeader("Idempotency-Key", draw.One(new string('k', 201 + draw.Below(5_000)), "\u00e9", "a\tb"));
        draft.Wrong();
    }

    private static void Query(Draw draw, RequestDraft draft, string path, string name, string known)
    {
        var value = draw.Below(6) switch
        {
            0 or 1 => known,
            2 => PathTexts.Any(draw, known) is (var part, true) ? part : "x",
            3 => PathTexts.Escape(Texts.Number(draw)),
            _ => PathTexts.Escape(Texts.Any(draw)),
        };
        draft.Target = draw.Below(8) switch
        {
            0 => path,
            1 => $"{path}?{name}",
            2 => $"{path}?{name}={value}&{name}={value}",
            3 => $"{path}?{name.ToUpperInvariant()}={value}",
            4 => $"{path}?&&=&{value}={name}&%zz=%",
            5 => $"{path}/?{name}={value}",
            _ => $"{path}?{name}={value}",
        };
        // Longer lines than 8 KiB are the host's to refuse.
        if (draft.Target.Length > 8_000 || draft.Target.Contains("%00", StringComparison.Ordinal))
        {
            draft.ForTheHost();
        }
    }

    private static void Root(Draw draw, RequestDraft draft, KnownThings known)
    {
        Query(draw, draft, "/", "runId", known.RunId);
        draft.Target = draft.Target.Replace("//?", "/?", StringComparison.Ordinal);
    }

    private static void List(Draw draw, RequestDraft draft, KnownThings known)
    {
        if (draw.Chance(50))
        {
            Query(
                draw,
                draft,
                "/api/briefs",
                "after",
                draw.One(known.RunId, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Texts.Any(draw)))));
        }
        else
        {
            Query(
                draw,
                draft,
                "/api/briefs",
                "limit",
                draw.One("5", "100", "101", Texts.Number(draw)).Replace("+", "%2b", StringComparison.Ordinal));
        }

        if (draft.Target.Any(letter => letter > '~'))
        {
            draft.Malformed();
        }
    }

    private static void OfRun(Draw draw, RequestDraft draft, KnownThings known, string before, string after)
    {
        var (part, reaches) = PathTexts.Any(draw, known.RunId);
        draft.Target = $"{before}{part}{after}{(draw.Chance(20) ? "?v=" + PathTexts.Escape(Texts.Any(draw)) : "")}";
        if (!reaches || draft.Target.Length > 8_000 || draft.Target.Contains("%00", StringComparison.Ordinal))
        {
            draft.ForTheHost();
        }
    }

    private static void Trace(Draw draw, RequestDraft draft, KnownThings known)
    {
        if (draw.Chance(50))
        {
            Query(
                draw,
                draft,
                "/api/trace",
                "traceId",
                draw.One(known.TraceId, known.TraceId.ToUpperInvariant(), new string('0', 32), "g" + new string('0', 31)));
        }
        else
        {
            OfRun(draw, draft, known, "/api/trace/", "");
        }
    }

    private static void Audio(Draw draw, RequestDraft draft, KnownThings known, string after)
    {
        if (draw.Chance(60))
        {
            draft.Target = $"/api/briefs/{known.RunId}{after}";
        }
        else
        {
            OfRun(draw, draft, known, "/api/briefs/", after);
        }

        if (draw.Chance(70))
        {
            draft.SetHeader("Range", RangeTexts.Any(draw));
        }

        if (draw.Chance(30))
        {
            draft.SetHeader(
                draw.One("If-None-Match", "If-Range", "If-Match"),
                draw.One(known.AudioTag, "W/" + known.AudioTag, "*", "\"x\"", "\"", Texts.Ascii(draw)));
        }

        if (draw.Chance(20))
        {
            draft.SetHeader(
                draw.One("If-Modified-Since", "If-Range"),
                draw.One("Mon, 23 Nov 2026 00:00:00 GMT", "yesterday", "99999999999999", Texts.Ascii(draw)));
        }
    }

    private static void Reset(Draw draw, RequestDraft draft, KnownThings known)
    {
        OfRun(draw, draft, known, "/api/circuit-breakers/", "/reset");
        if (draw.Chance(30) && draft.ReachesFunction)
        {
            draft.Target = $"/api/circuit-breakers/{draw.One("bedrock", "POLLY", "NewsApi")}/reset";
        }

        draft.Method = "POST";
        draft.Body = draw.Chance(50) ? StartBody.Any(draw).Bytes : [];
    }

    private static void Review(Draw draw, RequestDraft draft, KnownThings known, string method, string action)
    {
        OfRun(draw, draft, known, "/api/briefs/", $"/{action}");
        draft.Method = method;
        draft.Body = draw.Chance(70) ? StartBody.Any(draw).Bytes : [];
    }

    private static void Regenerate(Draw draw, RequestDraft draft, KnownThings known)
    {
        if (draw.Chance(50))
        {
            OfRun(draw, draft, known, "/api/briefs/", $"/sections/{draw.One("script", "audio", "favoriteStory")}/regenerate");
        }
        else
        {
            OfRun(
                draw,
                draft,
                known with { RunId = draw.One("mediaEnhancements", "script", "news") },
                $"/api/briefs/{known.RunId}/sections/",
                "/regenerate");
        }
        draft.Method = "POST";
        draft.Body = draw.Chance(50) ? StartBody.Any(draw).Bytes : [];
    }
}
