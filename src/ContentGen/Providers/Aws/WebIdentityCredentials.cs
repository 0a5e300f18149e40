using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Azure.Core;
using ContentGen.Failures;

namespace ContentGen.Providers.Aws;

/// <summary>
/// Credentials of a role that the app assumes with its identity's token (<c>AssumeRoleWithWebIdentity</c>). They are fetched at the
/// first call and again five minutes before they expire; every refresh asks for a token, which the identity keeps while it is valid.
/// </summary>
/// <remarks>Safe for concurrent use: the base class lets one caller refresh while others wait.</remarks>
internal sealed class WebIdentityCredentials : RefreshingAWSCredentials
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private readonly IAmazonSecurityTokenService _sts;
    private readonly TokenCredential _identity;
    private readonly AwsOptions _options;

    public WebIdentityCredentials(IAmazonSecurityTokenService sts, TokenCredential identity, AwsOptions options)
    {
        (_sts, _identity, _options) = (sts, identity, options);
        PreemptExpiryTime = Ahead;
    }

    /// <exception cref="CategorizedException">No token, or the role could not be assumed; see <see cref="WebIdentityFailure"/>.</exception>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var token = await TokenAsync().ConfigureAwait(false);
        try
        {
            var response = await _sts.AssumeRoleWithWebIdentityAsync(new AssumeRoleWithWebIdentityRequest
            {
                RoleArn = _options.RoleArn,
                RoleSessionName = _options.SessionName,
                WebIdentityToken = token,
            }).ConfigureAwait(false);
            var credentials = response.Credentials;
            return new CredentialsRefreshState(
                new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken),
                credentials.Expiration!.Value);
        }
        catch (Exception exception)
        {
            throw WebIdentityFailure.OfRole(exception, _options);
        }
    }

    /// <summary>For callers of the SDK's blocking methods; the product has none.</summary>
    protected override CredentialsRefreshState GenerateNewCredentials() =>
        Task.Run(GenerateNewCredentialsAsync).GetAwaiter().GetResult();

    private async Task<string> TokenAsync()
    {
        try
        {
            var scope = $"{_options.TokenAudience.TrimEnd('/')}/.default";
            return (await _identity.GetTokenAsync(new TokenRequestContext([scope]), CancellationToken.None).ConfigureAwait(false)).Token;
        }
        catch (Exception exception)
        {
            throw WebIdentityFailure.OfToken(exception, _options);
        }
    }
}
