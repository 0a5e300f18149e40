using Amazon.Runtime;
using Amazon.SecurityToken;
using Azure.Core;
using ContentGen.Identity;
using ContentGen.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContentGen.Providers.Aws;

public static class AwsServiceCollectionExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TimeBeyondAgent = TimeSpan.FromSeconds(5);

    /// <summary>The <see cref="AwsIdentity"/> by the settings of section <c>Aws</c>. May be called by each client's registration.</summary>
    public static IServiceCollection AddAwsIdentity(this IServiceCollection services)
    {
        services.AddAppIdentity().AddCheckedOptions<AwsOptions>(AwsOptions.SectionName);
        services.TryAddSingleton(provider => IdentityOf(provider, provider.GetRequiredService<IOptions<AwsOptions>>().Value));
        return services;
    }

    /// <summary>
    /// A client that signs in as the <see cref="AwsIdentity"/>, to be had by <see cref="Func{TClient}"/>: it is made at the first call, so
    /// that a missing region or credential is that call's failure, not the start-up's. One that could not be made is tried again at the
    /// next call.
    /// </summary>
    /// <param name="create">Makes it; of credentials that are null the SDK's standard chain takes the place.</param>
    /// <param name="configure">Sets what this client alone has.</param>
    internal static IServiceCollection AddAwsClient<TClient, TConfig>(
        this IServiceCollection services,
        Func<AWSCredentials?, TConfig, TClient> create,
        Action<IServiceProvider, TConfig>? configure = null)
        where TClient : class
        where TConfig : ClientConfig, new()
    {
        services.AddAwsIdentity().TryAddSingleton(provider =>
        {
            // Repeating is the orchestration's business, and so is the time limit; the client's own only cleans up after it.
            var config = new TConfig
            {
                MaxErrorRetry = 0,
                MaxStaleConnectionRetries = 0,
                Timeout = provider.GetRequiredService<IOptions<ContentGenOptions>>().Value.AgentTimeout + TimeBeyondAgent,
            };
            configure?.Invoke(provider, config);
            return create(provider.GetRequiredService<AwsIdentity>().Credentials, config);
        });
        return services.AddSingleton<Func<TClient>>(provider => provider.GetRequiredService<TClient>);
    }

    private static AwsIdentity IdentityOf(IServiceProvider provider, AwsOptions options)
    {
        if (!options.HasRole)
        {
            return new AwsIdentity(null);
        }

        // The call that assumes the role is not signed: the token stands for the signature.
        var sts = new AmazonSecurityTokenServiceClient(
            new AnonymousAWSCredentials(), new AmazonSecurityTokenServiceConfig { MaxErrorRetry = 0, Timeout = Patience });
        return new AwsIdentity(new WebIdentityCredentials(sts, provider.GetRequiredService<TokenCredential>(), options));
    }
}

/// <summary>Who the app is towards AWS; one for all clients, so that they share what was fetched.</summary>
/// <param name="Credentials">Null for the SDK's standard chain.</param>
public sealed record AwsIdentity(AWSCredentials? Credentials);
