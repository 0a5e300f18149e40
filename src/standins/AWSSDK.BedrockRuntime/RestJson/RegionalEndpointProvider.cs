using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.StandIns.RestJson;

/// <summary>Resolves to the configured endpoint, else to <c>https://{hostPrefix}[-fips].{region}.{partition's DNS suffix}</c>.</summary>
/// <exception cref="AmazonClientException">The configuration contradicts itself, or there is no region.</exception>
internal sealed class RegionalEndpointProvider(string hostPrefix) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var fips = parameters["UseFIPS"] is true;
        var dualStack = parameters["UseDualStack"] is true;
        if (parameters["Endpoint"] is string { Length: > 0 } configured)
        {
            return Configured(configured, fips, dualStack);
        }

        if (parameters["Region"] is string { Length: > 0 } region && Fn.Partition(region) is { } partition)
        {
            return new Endpoint($"https://{Host(partition, region, fips, dualStack)}");
        }

        throw new AmazonClientException("Invalid Configuration: Missing Region");
    }

    private static Endpoint Configured(string url, bool fips, bool dualStack)
    {
        if (fips)
        {
            throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported");
        }

        if (dualStack)
        {
            throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported");
        }

        return new Endpoint(url);
    }

    private string Host(Partition partition, string region, bool fips, bool dualStack)
    {
        if ((fips && !partition.supportsFIPS) || (dualStack && !partition.supportsDualStack))
        {
            throw new AmazonClientException(Unsupported(fips, dualStack));
        }

        var suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return $"{hostPrefix}{(fips ? "-fips" : "")}.{region}.{suffix}";
    }

    private static string Unsupported(bool fips, bool dualStack) => (fips, dualStack) switch
    {
        (true, true) => "FIPS and DualStack are enabled, but this partition does not support one or both",
        (true, false) => "FIPS is enabled but this partition does not support FIPS",
        _ => "DualStack is enabled but this partition does not support DualStack",
    };
}
