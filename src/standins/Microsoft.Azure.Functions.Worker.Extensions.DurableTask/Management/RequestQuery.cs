using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Management;

/// <summary>Reads query parameters; what cannot be read counts as absent.</summary>
internal static class RequestQuery
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    public static string? Text(HttpContext context, string name)
        => context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public static bool Flag(HttpContext context, string name, bool absent)
        => bool.TryParse(Text(context, name), out var value) ? value : absent;

    public static int? Number(HttpContext context, string name)
        => int.TryParse(Text(context, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A time of 0 or more seconds; what is longer than a timer can be counts as that long.</summary>
    public static TimeSpan? Seconds(HttpContext context, string name)
        => double.TryParse(Text(context, name), CultureInfo.InvariantCulture, out var value) && value >= 0
            ? TimeSpan.FromSeconds(Math.Min(value, LongestTimer.TotalSeconds))
            : null;

    public static DateTime? Time(HttpContext context, string name)
        => DateTime.TryParse(
            Text(context, name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var value)
            ? value
            : null;

    public static IReadOnlyList<T> List<T>(HttpContext context, string name)
        where T : struct, Enum
        => [.. context.Request.Query[name]
            .SelectMany(value => (value ?? string.Empty).Split(','))
            .Where(value => Enum.TryParse<T>(value, out _))
            .Select(Enum.Parse<T>)];
}
