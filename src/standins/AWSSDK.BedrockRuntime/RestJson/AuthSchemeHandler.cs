using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Amazon.StandIns.RestJson;

/// <summary>Offers the service's authentication schemes, the preferred one first; the SDK takes the first that it has an identity for.</summary>
internal sealed class AuthSchemeHandler(params List<string> schemeIds) : BaseAuthResolverHandler
{
    public const string SignatureV4 = "aws.auth#sigv4";
    public const string Bearer = "smithy.api#httpBearerAuth";

    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext)
        => [.. schemeIds.Select(schemeId => new AuthSchemeOption { SchemeId = schemeId })];
}
