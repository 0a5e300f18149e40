using Amazon.Runtime;

namespace Amazon.StandIns.RestJson;

/// <summary>
/// What <see cref="ClientConfig.DefaultConfigurationMode"/> selects among: standard retries everywhere, and connect
/// timeouts of 1.1 s (in region, auto), 3.1 s (standard, cross region) and 30 s (mobile).
/// </summary>
internal static class DefaultConfigurations
{
    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(1100);
    private static readonly TimeSpan Far = TimeSpan.FromMilliseconds(3100);
    private static readonly TimeSpan Mobile = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<IDefaultConfiguration> All { get; } =
    [
        Create(DefaultConfigurationMode.Standard, Far),
        Create(DefaultConfigurationMode.InRegion, Near),
        Create(DefaultConfigurationMode.CrossRegion, Far),
        Create(DefaultConfigurationMode.Mobile, Mobile),
        Create(DefaultConfigurationMode.Auto, Near),
    ];

    private static DefaultConfiguration Create(DefaultConfigurationMode mode, TimeSpan connectTimeout) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = connectTimeout,
        TlsNegotiationTimeout = connectTimeout,
    };
}
