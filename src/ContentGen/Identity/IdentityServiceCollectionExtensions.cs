using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContentGen.Identity;

public static class IdentityServiceCollectionExtensions
{
    /// <summary>
    /// Who the app is in Azure, as the one <see cref="TokenCredential"/> of all its clients, which so share its tokens: where the platform
    /// gives the app an identity (<c>IDENTITY_ENDPOINT</c>), that one, or the user-assigned one that <c>AZURE_CLIENT_ID</c> names;
    /// elsewhere whoever is signed in on the machine. Nothing is asked for before a client needs a token. May be called by each client's
    /// registration.
    /// </summary>
    public static IServiceCollection AddAppIdentity(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => CredentialOf(provider.GetRequiredService<IConfiguration>()));
        return services;
    }

    private static TokenCredential CredentialOf(IConfiguration configuration) => configuration["IDENTITY_ENDPOINT"] is { Length: > 0 }
        ? new ManagedIdentityCredential(configuration["AZURE_CLIENT_ID"] is { Length: > 0 } clientId
            ? ManagedIdentityId.FromUserAssignedClientId(clientId)
            : ManagedIdentityId.SystemAssigned)
        : new DefaultAzureCredential();
}
