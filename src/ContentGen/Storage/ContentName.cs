using System.Text.RegularExpressions;

namespace ContentGen.Storage;

/// <summary>Names under which a run's content is stored.</summary>
public static class ContentName
{
    public const string IndexPrefix = "index/";

    /// <summary>What the index tells of the newest briefs.</summary>
    public const string NewestBriefs = "newest.json";

    public const string RunsPrefix = "runs/";

    public static string RunPrefix(string runId) => $"{RunsPrefix}{runId}/";

    public static string Audio(string runId) => $"runs/{runId}/audio.mp3";

    public static string WordTimings(string runId) => $"runs/{runId}/words.json";

    public static string Brief(string runId) => $"runs/{runId}/brief.json";

    public static string Trace(string runId) => $"runs/{runId}/trace.json";

    /// <summary>Names the run of a trace.</summary>
    /// <param name="traceId">32 lower-case hexadecimal digits.</param>
    public static string RunOfTrace(string traceId) => $"traces/{traceId}.json";

    /// <summary>Newer briefs sort first: the name counts the ticks left until the end of time.</summary>
    public static string Index(DateTimeOffset generatedAt, string runId) =>
        $"{IndexPrefix}{DateTime.MaxValue.Ticks - generatedAt.UtcTicks:D19}-{runId}";
}

/// <summary>The shape of names in the content store, the same for every store so that content can move between them.</summary>
internal static partial class StoredName
{
    private const int LongestName = 500;

    /// <summary>Returns <paramref name="name"/>, which then cannot lead out of the store's folder.</summary>
    /// <exception cref="ArgumentException">
    /// A segment is empty, begins with a dot or has other than letters, digits, '.', '_' and '-'.
    /// </exception>
    public static string Validated(string name) =>
        name.Length <= LongestName && Shape().IsMatch(name)
            ? name
            : throw new ArgumentException($"'{name}' is not a name of stored content.", nameof(name));

    /// <summary>Returns <paramref name="prefix"/>: empty, or the beginning of a name.</summary>
    /// <exception cref="ArgumentException">No name begins so.</exception>
    public static string ValidatedPrefix(string prefix) =>
        prefix.Length == 0 || Shape().IsMatch(prefix) || Shape().IsMatch(prefix + "x")
            ? prefix
            : throw new ArgumentException($"No name of stored content begins with '{prefix}'.", nameof(prefix));

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}){0,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
