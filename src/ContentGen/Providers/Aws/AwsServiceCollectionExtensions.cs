using Amazon.Runtime;
using Amazon.SecurityToken;
using Azure.Core;
using ContentGen.Identity;
using ContentGen.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Aws;

public static class AwsServiceCollectionExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The <see cref="AwsIdentity"/> by the settings of section <c>Aws</c>. May be called by each client's registration.</summary>
    public static IServiceCollection AddAwsIdentity(this IServiceCollection services)
    {
        services.AddAppIdentity().AddCheckedOptions<AwsOptions>(AwsOptions.SectionName);
        services.TryAddSingleton(provider => IdentityOf(provider, provider.GetRequiredService<IOptions<AwsOptions>>().Value));
        return services;
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
