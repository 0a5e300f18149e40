using System.Diagnostics;
using ContentGen.Failures;

namespace ContentGen.Telemetry;

/// <summary>How a failed call is shown: by its category, never by its message, which may quote what was sent.</summary>
internal static class CallError
{
    private const string Cancelled = "cancelled";
    private const string Other = "_OTHER";

    public static string Of(Exception exception) => exception switch
    {
        CategorizedException categorized => TagValue.Of(categorized.Category),
        OperationCanceledException => Cancelled,
        _ => Other,
    };

    public static void Fail(this Activity? span, Exception exception) =>
        span?.SetTag(TagName.ErrorType, Of(exception)).SetStatus(ActivityStatusCode.Error);
}
