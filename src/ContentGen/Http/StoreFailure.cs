using ContentGen.Failures;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Logging;

namespace ContentGen.Http;

/// <summary>What a caller is told, and what the log is told, when stored briefs cannot be read.</summary>
internal static partial class StoreFailure
{
    public static Task<HttpResponseData> WriteStoreFailureAsync(
        this HttpRequestData request,
        SystemResourceException exception,
        CancellationToken cancellationToken)
    {
        LogUnreadable(request.FunctionContext.GetLogger("ContentGen.Http.StoreFailure"), request.Url.AbsolutePath, exception);
        return request.WriteProblemAsync(BriefProblem.StoreUnreadable, cancellationToken);
    }

    [LoggerMessage(3202, LogLevel.Warning, "GET {Path} was answered with 503: stored briefs cannot be read.")]
    private static partial void LogUnreadable(ILogger logger, string path, Exception exception);
}
