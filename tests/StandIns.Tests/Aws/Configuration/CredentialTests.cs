using Amazon;
using Amazon.BedrockRuntime;
using Amazon.Runtime;
using StandIns.Tests.Aws.Bedrock;
using StandIns.Tests.Aws.Loopback;
using StandIns.Tests.Aws.Signing;

namespace StandIns.Tests.Aws.Configuration;

[Collection(AwsCollection.Name)]
public sealed class CredentialTests
{
    [Fact]
    public async Task ConverseAsync_CredentialsFromTheEnvironment_SignTheRequest()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var environment = EnvironmentScope.WithoutAws()
            .Set("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT")
            .Set("AWS_SECRET_ACCESS_KEY", "environment-secret");
        using var client = new AmazonBedrockRuntimeClient(
            new AmazonBedrockRuntimeConfig { ServiceURL = service.Url, AuthenticationRegion = "us-east-1" });

        await client.ConverseAsync(Requests.Hello());

        var authorization = service.Request.Headers["Authorization"];
        Assert.StartsWith("AKIDENVIRONMENT/", SignatureV4.Part(authorization, "Credential"), StringComparison.Ordinal);
        Assert.Equal(SignatureV4.Sign(service.Request, "environment-secret"), SignatureV4.Part(authorization, "Signature"));
    }

    [Fact]
    public async Task ConverseAsync_WithoutCredentials_SaysSoAndSendsNothing()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var environment = EnvironmentScope.WithoutAws();
        using var client = new AmazonBedrockRuntimeClient(
            new AmazonBedrockRuntimeConfig { ServiceURL = service.Url, AuthenticationRegion = "us-east-1" });

        var error = await Assert.ThrowsAnyAsync<AmazonClientException>(() => client.ConverseAsync(Requests.Hello()));

        Assert.Contains("credentials", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void Constructor_WithoutCredentials_DoesNotLookForThem()
    {
        using var environment = EnvironmentScope.WithoutAws();

        using var client = new AmazonBedrockRuntimeClient(RegionEndpoint.USEast1);

        Assert.Equal(RegionEndpoint.USEast1, client.Config.RegionEndpoint);
    }
}
