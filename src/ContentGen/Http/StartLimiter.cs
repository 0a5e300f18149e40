using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using ContentGen.Settings;

namespace ContentGen.Http;

/// <summary>
/// Holds callers to <see cref="StartLimitOptions"/>. A caller is who holds a function key: addresses can be changed and headers that tell
/// them can be made up, keys cannot. Each instance counts for itself, so that a start waits for nobody; what all of them may spend
/// together is the daily budget's to say. Scheduled briefs are not counted.
/// </summary>
public sealed class StartLimiter(IOptions<ContentGenOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(
        caller => RateLimitPartition.GetTokenBucketLimiter(caller, _ => Bucket(options.Value.StartLimit)));

    /// <exception cref="RefusedException">
    /// 429: the caller started as many runs as it may for now. Tells the time until a start is taken again, at least a second.
    /// </exception>
    public void Start(HttpRequest request)
    {
        using var lease = _limiter.AttemptAcquire(CallerOf(request));
        if (!lease.IsAcquired)
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : TimeSpan.Zero;
            throw new RefusedException(Problems.TooManyStarts(wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1)));
        }
    }

    public void Dispose() => _limiter.Dispose();

    // One permit at a time, so that the time until the next is known to be short.
    private static TokenBucketRateLimiterOptions Bucket(StartLimitOptions limit) => new()
    {
        TokenLimit = limit.PermitLimit,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = limit.Window / limit.PermitLimit,
        QueueLimit = 0,
        AutoReplenishment = false,
    };

    // By a hash: a key need not lie about in memory for as long as its bucket does.
    private static string CallerOf(HttpRequest request) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(CallerKey.Of(request) ?? "")));
}
