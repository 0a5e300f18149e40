using Amazon;
using Amazon.BedrockRuntime;
using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.Runtime;
using ContentGen.Simulator.Tests.Aws.Bedrock;
using ContentGen.Simulator.Tests.Aws.Loopback;
using ContentGen.Simulator.Tests.Aws.Signing;

namespace ContentGen.Simulator.Tests.Aws.Configuration;

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

        await client.ConverseAsync(ConverseRequests.Hello());

        var authorization = service.Request.Headers["Authorization"];
        Assert.StartsWith("AKIDENVIRONMENT/", SignatureV4.Part(authorization, "Credential"), StringComparison.Ordinal);
        Assert.Equal(SignatureV4.Sign(service.Request, "environment-secret"), SignatureV4.Part(authorization, "Signature"));
    }

    [Fact]
    public async Task ConverseAsync_BedrockApiKeyInTheEnvironment_ReplacesKeysAndNeedsHttps()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var environment = EnvironmentScope.WithoutAws().Set("AWS_BEARER_TOKEN_BEDROCK", "api-key");
        using var client = Clients.Bedrock(service);

        var error = await Assert.ThrowsAsync<AmazonClientException>(() => client.ConverseAsync(ConverseRequests.Hello()));

        Assert.Contains("bearer", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task ConverseAsync_WithoutCredentials_SaysSoAndSendsNothing()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var environment = EnvironmentScope.WithoutAws();
        using var client = new AmazonBedrockRuntimeClient(
            new AmazonBedrockRuntimeConfig { ServiceURL = service.Url, AuthenticationRegion = "us-east-1" });

        var error = await Assert.ThrowsAsync<AmazonClientException>(() => client.ConverseAsync(ConverseRequests.Hello()));

        Assert.Contains("Failed to resolve bearer token", error.Message, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Fact]
    public async Task DescribeVoicesAsync_WithoutCredentials_SaysSoAndSendsNothing()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var environment = EnvironmentScope.WithoutAws();
        using var client = new AmazonPollyClient(
            new AmazonPollyConfig { ServiceURL = service.Url, AuthenticationRegion = "us-east-1" });

        var error = await Assert.ThrowsAsync<AmazonClientException>(() => client.DescribeVoicesAsync(new DescribeVoicesRequest()));

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
