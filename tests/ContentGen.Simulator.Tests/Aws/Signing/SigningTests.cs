using Amazon.BedrockRuntime;
using Amazon.Polly.Model;
using Amazon.Runtime;
using ContentGen.Simulator.Tests.Aws.Bedrock;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Signing;

[Collection(AwsCollection.Name)]
public sealed class SigningTests
{
    [Theory]
    [InlineData(ConverseRequests.ModelId)]
    [InlineData("arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0")]
    public async Task ConverseAsync_Signature_IsTheSpecifications(string modelId)
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service);

        await client.ConverseAsync(ConverseRequests.Hello(modelId));

        AssertSigned(service.Request, "us-east-1/bedrock");
    }

    [Fact]
    public async Task SynthesizeSpeechAsync_Signature_IsTheSpecifications()
    {
        await using var service = new LoopbackService(Answers.Bytes(200, "audio/mpeg", [1]));
        using var client = Clients.Polly(service);

        using var response = await client.SynthesizeSpeechAsync(new SynthesizeSpeechRequest { Text = "é & <ü>" });

        AssertSigned(service.Request, "us-east-1/polly");
    }

    [Fact]
    public async Task DescribeVoicesAsync_Signature_CoversTheQuery()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var client = Clients.Polly(service);

        await client.DescribeVoicesAsync(new DescribeVoicesRequest { NextToken = "a/b+c=", Engine = "neural" });

        AssertSigned(service.Request, "us-east-1/polly");
    }

    [Fact]
    public async Task ConverseAsync_SessionCredentials_SendAndSignTheToken()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        var config = new AmazonBedrockRuntimeConfig { ServiceURL = service.Url, AuthenticationRegion = "eu-west-1" };
        using var client = new AmazonBedrockRuntimeClient(
            new SessionAWSCredentials(Clients.AccessKey, Clients.SecretKey, "session-token"), config);

        await client.ConverseAsync(ConverseRequests.Hello());

        Assert.Equal("session-token", service.Request.Headers["X-Amz-Security-Token"]);
        Assert.Contains("x-amz-security-token", service.Request.Headers["Authorization"], StringComparison.Ordinal);
        AssertSigned(service.Request, "eu-west-1/bedrock");
    }

    private static void AssertSigned(RecordedRequest request, string regionAndService)
    {
        var authorization = request.Headers["Authorization"];
        var date = request.Headers["X-Amz-Date"][..8];
        Assert.StartsWith("AWS4-HMAC-SHA256 ", authorization, StringComparison.Ordinal);
        Assert.Equal(
            $"{Clients.AccessKey}/{date}/{regionAndService}/aws4_request", SignatureV4.Part(authorization, "Credential"));
        Assert.Equal(SignatureV4.Sign(request, Clients.SecretKey), SignatureV4.Part(authorization, "Signature"));
    }
}
