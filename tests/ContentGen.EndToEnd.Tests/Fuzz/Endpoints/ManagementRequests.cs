using System.Text;
using ContentGen.EndToEnd.Tests.Fuzz.Grammar;
using ContentGen.EndToEnd.Tests.Fuzz.Wire;

namespace ContentGen.EndToEnd.Tests.Fuzz.Endpoints;

/// <summary>Requests to the built-in management API of Durable Functions, as a holder of the system key may send them.</summary>
internal static class ManagementRequests
{
    private const string Root = "/runtime/webhooks/durabletask";

    private static readonly string[] Queries =
    [
        "showHistory=true", "showHistoryOutput=true", "showInput=false", "showInput=x", "top=1", "top=-1", "top=x", "top=99999999999", "createdTimeFrom=2026-01-01T00:00:00Z",
        "createdTimeFrom=x", "createdTimeTo=%00", "createdTimeTo=0001-01-01", "createdTimeFrom=9999-12-31T23:59:59Z", "runtimeStatus=Running,Completed", "runtimeStatus=x",
        "runtimeStatus=,,", "instanceIdPrefix=run-", "instanceIdPrefix=%25", "reason=%F0%9F%98%80", "op=Reset", "op=", "op=nothing", "timeout=1&pollingInterval=1",
        "timeout=-1&pollingInterval=0", "timeout=x&pollingInterval=y", "timeout=0&pollingInterval=99999999999", "fetchState=true", "lastOperationTimeFrom=x", "taskHub=other", "connection=x",
        "restartWithNewInstanceId=maybe", "code=wrong", "connection=Storage&taskHub=ContentGen",
    ];

    public static void Shape(Draw draw, RequestDraft draft, KnownThings known)
    {
        (draft.Method, var path) = Address(draw, known);
        var query = string.Join(
            '&', Enumerable.Range(0, draw.Below(3)).Select(_ => draw.Chance(80) ? draw.One(Queries) : PathTexts.Escape(Texts.Any(draw))));
        draft.Target = $"{Root}{path}{(query.Length > 0 ? "?" + query : "")}";
        if (draft.Target.Length > 8_000 || draft.Target.Contains("%00", StringComparison.Ordinal))
        {
            draft.ForTheHost();
        }

        if (draft.Method == "POST")
        {
            AddBody(draw, draft);
        }

        if (draw.Chance(95))
        {
            draft.SetHeader("x-functions-key", known.SystemKey);
        }
        else
        {
            draft.Wrong();
        }

        if (draw.Chance(10))
        {
            draft.SetHeader("x-ms-continuation-token", draw.One("x", "null", "W10=", Texts.Ascii(draw)));
        }
    }

    private static (string Method, string Path) Address(Draw draw, KnownThings known)
    {
        var id = PathTexts.Any(draw, draw.One(known.RunId, "nobody")) is (var part, true) ? part : "x";
        var text = PathTexts.Any(draw, "Event") is (var name, true) ? name : "x";
        return draw.Below(14) switch
        {
            0 => ("GET", "/instances"),
            1 or 2 => ("GET", $"/instances/{id}"),
            3 => ("DELETE", $"/instances/no-{id}"),
            4 or 5 => ("POST", $"/instances/{id}/raiseEvent/{text}"),
            6 => ("POST", $"/instances/{id}/{draw.One("terminate", "suspend", "resume", "rewind", "restart", "dance")}"),
            7 => ("POST", $"/orchestrators/{text}"),
            8 => ("POST", $"/orchestrators/{text}/{id}"),
            9 => ("GET", "/entities"),
            10 => ("GET", $"/entities/{draw.One("CircuitBreaker", text)}/{draw.One("bedrock", id)}"),
            11 => ("POST", $"/entities/{draw.One("CircuitBreaker", text)}/{draw.One("fuzzed", id)}"),
            12 => ("DELETE", $"/instances?createdTimeFrom={draw.One("x", "9999-01-01", "2200-01-01T00:00:00Z", PathTexts.Escape(Texts.Any(draw)))}"),
            _ =>
                (draw.One("GET", "POST", "DELETE"), draw.One(
                    "", "/", "//", "/x", "/instances/", "/instances//", "/orchestrators", "/entities/a/b/c/d", "/instances/a/b/c/d")),
        };
    }

    private static void AddBody(Draw draw, RequestDraft draft)
    {
        var json = JsonTexts.Value(draw);
        draft.Body = draw.Chance(60) ? Encoding.UTF8.GetBytes(json) : JsonTexts.Broken(draw, json);
        draft.SetHeader("Content-Type", draw.One("application/json", "application/json", "text/plain", "application/json; charset=x", ""));
    }
}
