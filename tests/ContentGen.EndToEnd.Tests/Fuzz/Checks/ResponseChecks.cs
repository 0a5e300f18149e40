using System.Text.Json;
using System.Text.RegularExpressions;
using ContentGen.EndToEnd.Tests.Fuzz.Endpoints;
using ContentGen.EndToEnd.Tests.Fuzz.Wire;

namespace ContentGen.EndToEnd.Tests.Fuzz.Checks;

/// <summary>What no answer may be, whatever was asked.</summary>
internal sealed partial class ResponseChecks(KnownThings known, string dataFolder)
{
    public IEnumerable<string> FindingsOf(FuzzedEndpoint endpoint, RequestDraft request, RawResponse response)
    {
        if (response.Status == 0 && request.IsWellFormed)
        {
            yield return "valid HTTP was not answered";
        }

        if (response.Status >= 500 && !(response.Status == 505 && !request.IsWellFormed) && !IsTheHostsRefusal(endpoint, response))
        {
            yield return $"answered with {response.Status} '{response.Text[..Math.Min(response.Text.Length, 300)]}'";
        }

        if (request.MustBeRefused && response.Status is >= 200 and < 400)
        {
            yield return $"bad input was accepted with {response.Status}";
        }

        if (response.Header("X-Injected") is not null)
        {
            yield return "a header was injected";
        }

        if (Leak(endpoint, response) is { } leak)
        {
            yield return $"leaks {leak}";
        }

        if (endpoint.IsOwn && request.ReachesFunction && request.Method != "HEAD")
        {
            foreach (var finding in OwnFindings(response))
            {
                yield return finding;
            }
        }
    }

    // What the genuine extension answers when a run is suspended twice, resumed while it is not suspended, or stopped in the moment in
    // which it ends by itself, when a body has a charset unknown to .NET, and when it tells of a run whose input begins with a JSON comment, which it accepts and cannot write.
    private static bool IsTheHostsRefusal(FuzzedEndpoint endpoint, RawResponse response) =>
        !endpoint.IsOwn && response.Status == 500 && HostsRefusal().IsMatch(response.Text);

    private static IEnumerable<string> OwnFindings(RawResponse response)
    {
        if (response.Status is >= 400 and < 500 && !IsProblem(response))
        {
            yield return $"{response.Status} without a problem document";
        }

        if (response.Header("X-Content-Type-Options") != "nosniff")
        {
            yield return $"{response.Status} without nosniff";
        }

        if (response.Header("Content-Type")?.Contains("json", StringComparison.Ordinal) == true && response.Json() is null)
        {
            yield return "JSON that cannot be read";
        }
    }

    private static bool IsProblem(RawResponse response) =>
        response.Header("Content-Type") == "application/problem+json"
        && response.Json() is { ValueKind: JsonValueKind.Object } problem
        && problem.TryGetProperty("type", out var type) && type.GetString() is { Length: > 0 }
        && problem.TryGetProperty("title", out var title) && title.GetString() is { Length: > 0 }
        && problem.TryGetProperty("detail", out var detail) && detail.GetString() is { Length: > 0 }
        && problem.TryGetProperty("status", out var status) && status.GetInt32() == response.Status;

    private string? Leak(FuzzedEndpoint endpoint, RawResponse response)
    {
        var all = string.Join('\n', [.. response.Headers.Select(header => header.Value), response.Text]);
        if (all.Contains(known.FunctionKey, StringComparison.Ordinal))
        {
            return "the function key";
        }
        // A start's answer has management addresses; so has the management API's own.
        if (response.Status != 202 && all.Contains(known.SystemKey, StringComparison.Ordinal))
        {
            return "the system key";
        }

        if (all.Contains(dataFolder, StringComparison.Ordinal))
        {
            return "a path of the server";
        }
        // The management API is the host's, for holders of the system key, and answers with the exception as the genuine one does.
        return endpoint.IsOwn && Internals().Match(all) is { Success: true } match ? $"'{match.Value}'" : null;
    }

    [GeneratedRegex("Cannot (suspend|resume|terminate) the orchestration instance .* because instance is in the|The character set provided in ContentType is invalid\\.|Token PropertyName in state Property would result")]
    private static partial Regex HostsRefusal();

    [GeneratedRegex(@"\w+Exception\b|^\s+at [\w.<>`]+\(|\.cs:line \d+|/src/ContentGen|SQLite|Microsoft\.\w+\.\w+", RegexOptions.Multiline)]
    private static partial Regex Internals();
}
