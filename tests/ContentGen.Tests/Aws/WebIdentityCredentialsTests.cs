using Amazon.Runtime;
using Amazon.SecurityToken;
using Azure.Identity;
using ContentGen.Failures;
using ContentGen.Providers.Aws;

namespace ContentGen.Tests.Aws;

public sealed class WebIdentityCredentialsTests : IAsyncLifetime
{
    private static readonly AwsOptions Options = new()
    {
        RoleArn = "arn:aws:iam::123456789012:role/contentgen",
        TokenAudience = "api://contentgen-aws",
    };

    private readonly SimulatedTokenService _sts = new();
    private readonly SimulatedIdentity _identity = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _sts.DisposeAsync();

    [Fact]
    public async Task GetCredentials_RoleGranted_AreTheRolesAndFetchedOnce()
    {
        var credentials = Credentials(_identity);

        var first = await credentials.GetCredentialsAsync();
        var second = await credentials.GetCredentialsAsync();

        Assert.Equal(("ASIAEXAMPLE1", "secret-1", "session-1"), (first.AccessKey, first.SecretKey, first.Token));
        Assert.Equal(first.AccessKey, second.AccessKey);
        Assert.Equal(["api://contentgen-aws/.default"], _identity.Scopes);
        var (form, authorization) = Assert.Single(_sts.Calls);
        Assert.Equal("AssumeRoleWithWebIdentity", form["Action"]);
        Assert.Equal("2011-06-15", form["Version"]);
        Assert.Equal(Options.RoleArn, form["RoleArn"]);
        Assert.Equal("contentgen", form["RoleSessionName"]);
        Assert.Equal("token-1", form["WebIdentityToken"]);
        Assert.Null(authorization);
    }

    [Fact]
    public async Task GetCredentials_Refreshed_WithAnotherToken()
    {
        var credentials = Credentials(_identity);

        await credentials.GetCredentialsAsync();
        var expiration = credentials.Expiration;
        credentials.ClearCredentials();
        var second = await credentials.GetCredentialsAsync();

        Assert.Equal("session-2", second.Token);
        Assert.Equal(["token-1", "token-2"], _sts.Calls.Select(call => call.Form["WebIdentityToken"]));
        Assert.InRange(expiration!.Value, DateTime.UtcNow, DateTime.UtcNow + _sts.Lifetime);
    }

    [Fact]
    public void GetCredentials_Blocking_SameAnswer() => Assert.Equal("session-1", Credentials(_identity).GetCredentials().Token);

    [Fact]
    public async Task GetCredentials_AfterAFailure_TriesAgain()
    {
        var credentials = Credentials(_identity);
        _sts.Error = (403, "AccessDenied", "no");
        await Assert.ThrowsAsync<MisconfiguredException>(credentials.GetCredentialsAsync);
        _sts.Error = null;

        Assert.Equal("session-2", (await credentials.GetCredentialsAsync()).Token);
    }

    [Theory]
    [InlineData(400, "InvalidIdentityToken", "Incorrect token audience", typeof(MisconfiguredException), "Aws:TokenAudience")]
    [InlineData(
        403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", typeof(MisconfiguredException), "Aws:RoleArn")]
    [InlineData(403, "IDPRejectedClaim", "rejected", typeof(MisconfiguredException), "managed identity")]
    [InlineData(400, "ExpiredTokenException", "Token expired", typeof(MisconfiguredException), "clock")]
    [InlineData(403, "RegionDisabledException", "not activated", typeof(MisconfiguredException), "AWS_REGION")]
    [InlineData(400, "ValidationError", "1 validation error", typeof(MisconfiguredException), "Aws:SessionName")]
    [InlineData(400, "IDPCommunicationError", "could not connect", typeof(ExternalServiceException), "identity provider")]
    [InlineData(400, "Throttling", "Rate exceeded", typeof(ServiceThrottledException), "fewer calls")]
    [InlineData(503, "ServiceUnavailable", "later", typeof(ExternalServiceException), "AWS STS")]
    public async Task GetCredentials_StsRefuses_SaysWhatToDo(int status, string code, string message, Type failure, string hint)
    {
        _sts.Error = (status, code, message);

        var exception = await Record.ExceptionAsync(Credentials(_identity).GetCredentialsAsync);

        Assert.IsType(failure, exception);
        Assert.Contains(hint, exception.Message);
        Assert.DoesNotContain("token-1", exception.Message);
    }

    public static TheoryData<Exception, Type, string> NoToken => new()
    {
        { new CredentialUnavailableException("no endpoint"), typeof(MisconfiguredException), "AZURE_CLIENT_ID" },
        { new AuthenticationFailedException(
            "AADSTS500011: resource not found\ntrace"), typeof(MisconfiguredException), "api://contentgen-aws" },
        { new HttpRequestException("refused"), typeof(ExternalServiceException), "refused" },
    };

    [Theory]
    [MemberData(nameof(NoToken), DisableDiscoveryEnumeration = true)]
    public async Task GetCredentials_NoToken_SaysWhatToDo(Exception cause, Type failure, string hint)
    {
        var exception = await Record.ExceptionAsync(Credentials(new SimulatedIdentity(cause)).GetCredentialsAsync);

        Assert.IsType(failure, exception);
        Assert.Contains(hint, exception.Message);
        Assert.Empty(_sts.Calls);
    }

    private WebIdentityCredentials Credentials(SimulatedIdentity identity) => new(
        new AmazonSecurityTokenServiceClient(
            new AnonymousAWSCredentials(), new AmazonSecurityTokenServiceConfig { ServiceURL = _sts.Url, MaxErrorRetry = 0 }),
        identity,
        Options);
}
