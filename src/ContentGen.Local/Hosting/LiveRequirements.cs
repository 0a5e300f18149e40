using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace ContentGen.Local.Hosting;

/// <summary>What the real services need, asked for before anything starts.</summary>
internal static class LiveRequirements
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <exception cref="LocalFailureException">Something is missing; the one line names every variable to set.</exception>
    public static async Task CheckAsync(CancellationToken cancellationToken)
    {
        // One after the other: the SDK's own chain is asked, and it may look at the network for a machine's role.
        var missing = Missing(
            Environment.GetEnvironmentVariable("NewsApi__ApiKey") is { Length: > 0 },
            HasRegion(),
            await HasCredentialsAsync(cancellationToken));
        if (missing.Count > 0)
        {
            throw LocalFailureException.Usage($"--live needs {string.Join("; ", missing)}.");
        }
    }

    internal static IReadOnlyList<string> Missing(bool hasNewsApiKey, bool hasRegion, bool hasCredentials)
    {
        var missing = new List<string>();
        AddUnless(hasNewsApiKey, "a NewsAPI key (set NewsApi__ApiKey)");
        AddUnless(hasRegion, "an AWS region (set AWS_REGION)");
        AddUnless(hasCredentials, "AWS credentials (set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE)");
        return missing;

        void AddUnless(bool present, string need)
        {
            if (!present)
            {
                missing.Add(need);
            }
        }
    }

    private static bool HasRegion()
    {
        try
        {
            return FallbackRegionFactory.GetRegionEndpoint(includeInstanceMetadata: false) is not null;
        }
        catch (AmazonClientException)
        {
            return false;
        }
    }

    private static async Task<bool> HasCredentialsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var search = Task.Run(FindCredentials, cancellationToken);
            return await search.WaitAsync(Patience, cancellationToken);
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or TimeoutException or HttpRequestException)
        {
            return false;
        }
    }

    private static bool FindCredentials() => DefaultAWSCredentialsIdentityResolver.GetCredentials().GetCredentials() is not null;
}
