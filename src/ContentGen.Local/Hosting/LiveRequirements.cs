using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace ContentGen.Local.Hosting;

/// <summary>What the real services need, asked for before anything starts.</summary>
internal static class LiveRequirements
{
    private static readonly TimeSpan CredentialSearchLimit = TimeSpan.FromSeconds(5);

    /// <exception cref="LocalFailureException">Something is missing; the one line names every variable to set.</exception>
    public static async Task CheckAsync(CancellationToken cancellationToken)
    {
        // Asked before the region, because the SDK adds any name that it is asked for to its list.
        var regions = RegionEndpoint.EnumerableAllRegions.Select(known => known.SystemName).ToHashSet();
        var region = Region();
        var missing = Missing(
            Environment.GetEnvironmentVariable("NewsApi__ApiKey") is { Length: > 0 },
            region,
            region is not null && regions.Contains(region),
            await HasCredentialsAsync(cancellationToken));
        if (missing.Count > 0)
        {
            throw LocalFailureException.Usage($"--live needs {string.Join("; ", missing)}.");
        }
    }

    internal static IReadOnlyList<string> Missing(bool hasNewsApiKey, string? region, bool isKnownRegion, bool hasCredentials)
    {
        (bool IsMet, string Name)[] needs =
        [
            (hasNewsApiKey, "a NewsAPI key (set NewsApi__ApiKey)"),
            (region is not null, "an AWS region (set AWS_REGION)"),
            (region is null || isKnownRegion, $"an AWS region that exists ('{region}' does not; set AWS_REGION)"),
            (hasCredentials, "AWS credentials (set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE)"),
        ];
        return [.. needs.Where(need => !need.IsMet).Select(need => need.Name)];
    }

    private static string? Region()
    {
        try
        {
            return FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false)?.SystemName;
        }
        catch (AmazonClientException)
        {
            return null;
        }
    }

    // The SDK's own chain is asked; it may look for a machine's role on the network, where nobody may answer.
    private static async Task<bool> HasCredentialsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var search = Task.Run(FindCredentials, cancellationToken);
            return await search.WaitAsync(CredentialSearchLimit, cancellationToken);
        }
        catch (Exception exception)
            when (exception is AmazonClientException or AmazonServiceException or TimeoutException or HttpRequestException)
        {
            return false;
        }
    }

    private static bool FindCredentials() => DefaultAWSCredentialsIdentityResolver.GetCredentials().GetCredentials() is not null;
}
