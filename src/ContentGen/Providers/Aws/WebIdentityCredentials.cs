using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Azure.Core;
using Azure.Identity;
using ContentGen.Failures;

namespace ContentGen.Providers.Aws;

/// <summary>
/// Credentials of a role that the app assumes with its identity's token (<c>AssumeRoleWithWebIdentity</c>). They are fetched at the
/// first call and again five minutes before they expire; every refresh asks for a token, which the identity keeps while it is valid. A
/// failure says which of the settings on either side is wrong and never quotes a token.
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

    /// <exception cref="CategorizedException">No token, or the role could not be assumed.</exception>
    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var token = await TokenAsync();
        try
        {
            var response = await _sts.AssumeRoleWithWebIdentityAsync(new AssumeRoleWithWebIdentityRequest
            {
                RoleArn = _options.RoleArn,
                RoleSessionName = _options.SessionName,
                WebIdentityToken = token,
            });
            var credentials = response.Credentials;
            return new CredentialsRefreshState(
                new ImmutableCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken),
                credentials.Expiration!.Value);
        }
        catch (Exception exception)
        {
            throw NoRole(exception);
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
            return (await _identity.GetTokenAsync(new TokenRequestContext([scope]), CancellationToken.None)).Token;
        }
        catch (Exception exception)
        {
            throw NoToken(exception);
        }
    }

    private CategorizedException NoToken(Exception exception) => exception switch
    {
        CredentialUnavailableException => new MisconfiguredException(
            "There is no managed identity here to sign in to AWS with (Aws:RoleArn is set): give the app an identity and, when it is"
            + " user-assigned, its client id in AZURE_CLIENT_ID; elsewhere leave Aws:RoleArn and Aws:TokenAudience empty.",
            exception),
        AuthenticationFailedException => new MisconfiguredException(
            $"The managed identity gets no token for {_options.TokenAudience}: check that Aws:TokenAudience is the application id URI of an"
            + $" Entra application of this tenant, and AZURE_CLIENT_ID. {FirstLine(exception)}",
            exception),
        _ => new ExternalServiceException($"The managed identity could not be asked for a token: {FirstLine(exception)}", exception),
    };

    private CategorizedException NoRole(Exception exception) => exception switch
    {
        InvalidIdentityTokenException => new MisconfiguredException(
            $"AWS does not accept the token of the managed identity: register its issuer (https://sts.windows.net/<tenant>/) as identity"
            + $" provider in IAM with the audience {_options.TokenAudience} (Aws:TokenAudience). {FirstLine(exception)}",
            exception),
        IDPRejectedClaimException => new MisconfiguredException(
            $"The identity provider rejected the token for {_options.RoleArn}: check the managed identity. {FirstLine(exception)}",
            exception),
        Amazon.SecurityToken.Model.ExpiredTokenException => new MisconfiguredException(
            "AWS finds the managed identity's token expired: check this machine's clock.", exception),
        RegionDisabledException => new MisconfiguredException(
            "AWS STS is not enabled in this region for the account: enable it, or change AWS_REGION.", exception),
        IDPCommunicationErrorException => new ExternalServiceException(
            $"AWS could not reach the identity provider to check the token. {FirstLine(exception)}", exception),
        AmazonServiceException { ErrorCode: "AccessDenied" } => new MisconfiguredException(
            $"AWS does not let the managed identity assume {_options.RoleArn} (Aws:RoleArn): check that the role exists and that its trust"
            + $" policy allows sts:AssumeRoleWithWebIdentity for this audience ({_options.TokenAudience}) and subject."
            + $" {FirstLine(exception)}",
            exception),
        AmazonServiceException { ErrorCode: "ValidationError" } => new MisconfiguredException(
            $"AWS STS refuses the request for {_options.RoleArn}: check Aws:RoleArn and Aws:SessionName. {FirstLine(exception)}",
            exception),
        AmazonServiceException { ErrorCode: "Throttling" or "ThrottlingException" or "RequestLimitExceeded" } =>
            new ServiceThrottledException("AWS STS asked for fewer calls.", null, exception),
        _ => new ExternalServiceException(
            $"AWS STS could not be asked for the role's credentials; check AWS_REGION and the network. {FirstLine(exception)}", exception),
    };

    private static string FirstLine(Exception exception) => exception.Message.ReplaceLineEndings("\n").Split('\n')[0];
}
