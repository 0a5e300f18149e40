using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>One request of a scenario, repeated while it polls, and compared unless it only sets up.</summary>
internal sealed class ScenarioStep(JsonObject step, ScenarioSession session, ScenarioClient client)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private JsonObject Request => step["request"]!.AsObject();

    /// <exception cref="MismatchException">The answer differs.</exception>
    public async Task RunAsync()
    {
        var response = Sorted(await SendAsync());
        foreach (var (name, source) in step["capture"] as JsonObject ?? [])
        {
            session.Captures[name] = Capture(response, (string)source!);
        }

        if ((bool?)step["setup"] != true)
        {
            Compare(response, step["expect"]!.AsObject());
        }
    }

    private async Task<ScenarioResponse> SendAsync()
    {
        if (step["delaySeconds"] is { } delay)
        {
            await Task.Delay(TimeSpan.FromSeconds((double)delay));
        }

        var poll = step["poll"] as JsonObject;
        var limit = (double?)poll?["timeoutSeconds"] ?? 60;
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(PollInterval))
        {
            var response = await client.SendAsync(Request, session);
            if (poll is null || Holds(poll, response) || watch.Elapsed.TotalSeconds > limit)
            {
                return response;
            }
        }
    }

    private static bool Holds(JsonObject poll, ScenarioResponse response)
    {
        var body = response.Body;
        var status = body is JsonObject ? (string?)JsonPath.Find(body, "runtimeStatus") : null;
        if (poll["untilRuntimeStatus"] is { } wanted && !Names(wanted).Contains(status))
        {
            return false;
        }

        if (poll["untilStatus"] is { } code && response.Status != (int)code)
        {
            return false;
        }

        if (poll["untilJson"] is JsonObject want && !JsonNode.DeepEquals(JsonPath.Find(body, (string)want["path"]!), want["equals"]))
        {
            return false;
        }

        return poll["untilCount"] is not { } count || (body is JsonArray array && array.Count == (int)count);
    }

    private static IEnumerable<string?> Names(JsonNode names) =>
        names is JsonArray many ? many.Select(name => (string?)name) : [(string?)names];

    private ScenarioResponse Sorted(ScenarioResponse response)
    {
        if (step["sortBy"] is not { } key || response.Body is not JsonArray array)
        {
            return response;
        }

        var items = array.OrderBy(item => JsonPath.Find(item, (string)key!)?.ToString(), StringComparer.Ordinal);
        return response with { Body = new JsonArray([.. items.Select(item => item?.DeepClone())]) };
    }

    private static string Capture(ScenarioResponse response, string source)
    {
        if (source.StartsWith("header:", StringComparison.Ordinal))
        {
            return response.Headers.GetValueOrDefault(source["header:".Length..].ToLowerInvariant(), "");
        }

        var path = source.StartsWith("body:", StringComparison.Ordinal) ? source["body:".Length..] : source;
        return JsonPath.Find(response.Body, path)?.ToString() ?? "";
    }

    private void Compare(ScenarioResponse response, JsonObject expected)
    {
        if (response.Status != (int)expected["status"]!)
        {
            throw new MismatchException($"status: expected {expected["status"]}, got {response.Status} {response.Text}");
        }

        var comparison = new Comparison(session);
        foreach (var (name, value) in expected["headers"] as JsonObject ?? [])
        {
            CompareHeader(comparison, response, name.ToLowerInvariant(), (string?)value);
        }

        if (expected.TryGetPropertyValue("body", out var body))
        {
            comparison.Check(
                body, response.IsJson ? response.Body : throw NotJson(response), "$", (bool?)expected["caseInsensitiveTopLevel"] == true);
        }
        else if (expected["bodyText"] is { } text)
        {
            comparison.CheckText((string)text!, JsonValue.Create(response.Text), "body");
        }
    }

    private static void CompareHeader(Comparison comparison, ScenarioResponse response, string name, string? expected)
    {
        var actual = response.Headers.GetValueOrDefault(name);
        if (expected is null || actual is null)
        {
            if (expected != actual)
            {
                throw new MismatchException($"header {name}: expected {expected ?? "none"}, got {actual ?? "none"}");
            }

            return;
        }
        var loose = name is "content-type" or "x-kit";
        comparison.CheckText(loose ? Loosen(expected) : expected, JsonValue.Create(loose ? Loosen(actual) : actual), $"header {name}");
    }

    private static string Loosen(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static MismatchException NotJson(ScenarioResponse response) => new($"body: expected JSON, got '{response.Text}'");

    public override string ToString() => $"{Request["method"]} {Request["path"]}";
}
