using System.Diagnostics;
using ContentGen.Telemetry;

namespace ContentGen.Providers;

/// <summary>A call of a news source, measured: what it took, and whether it failed.</summary>
internal static class NewsCall
{
    public const string NewsApi = "newsapi";
    public const string Feeds = "feeds";

    /// <summary>Makes the call; a time limit that cuts it off counts as its failure.</summary>
    /// <param name="service">One of the names above.</param>
    public static async Task<T> MeasuredAsync<T>(string service, Func<Task<T>> call)
    {
        var start = Stopwatch.GetTimestamp();
        Exception? failure = null;
        try
        {
            return await call();
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            Instruments.NewsAsked(service, Stopwatch.GetElapsedTime(start), failure);
        }
    }
}
