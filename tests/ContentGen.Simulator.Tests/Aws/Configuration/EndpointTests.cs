using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.Runtime;
using ContentGen.Simulator.Tests.Aws.Bedrock;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Configuration;

[Collection(AwsCollection.Name)]
public sealed class EndpointTests
{
    private static readonly BasicAWSCredentials Keys = new(Clients.AccessKey, Clients.SecretKey);

    [Theory]
    [InlineData("us-east-1", false, false, "https://bedrock-runtime.us-east-1.amazonaws.com")]
    [InlineData("eu-central-1", true, false, "https://bedrock-runtime-fips.eu-central-1.amazonaws.com")]
    [InlineData("us-east-1", false, true, "https://bedrock-runtime.us-east-1.api.aws")]
    [InlineData("us-east-1", true, true, "https://bedrock-runtime-fips.us-east-1.api.aws")]
    [InlineData("cn-north-1", false, false, "https://bedrock-runtime.cn-north-1.amazonaws.com.cn")]
    public void DetermineServiceOperationEndpoint_Region_GivesItsHost(string region, bool fips, bool dualStack, string expected)
    {
        using var environment = EnvironmentScope.WithoutAws();
        using var client = new AmazonBedrockRuntimeClient(Keys, new AmazonBedrockRuntimeConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            UseFIPSEndpoint = fips,
            UseDualstackEndpoint = dualStack,
        });

        Assert.Equal(expected, client.DetermineServiceOperationEndpoint(new ConverseRequest()).URL.TrimEnd('/'));
    }

    [Fact]
    public void DetermineServiceOperationEndpoint_Polly_GivesItsHost()
    {
        using var environment = EnvironmentScope.WithoutAws();
        using var client = new AmazonPollyClient(Keys, RegionEndpoint.EUWest1);

        var endpoint = client.DetermineServiceOperationEndpoint(new SynthesizeSpeechRequest());

        Assert.Equal("https://polly.eu-west-1.amazonaws.com", endpoint.URL.TrimEnd('/'));
    }

    [Fact]
    public async Task Environment_EndpointOfEachService_IsCalled()
    {
        await using var bedrock = new LoopbackService(Answers.Json(200, "{}"));
        await using var polly = new LoopbackService(Answers.Json(200, "{}"));
        using var environment = EnvironmentScope.WithoutAws()
            .Set("AWS_REGION", "us-west-2")
            .Set("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", bedrock.Url)
            .Set("AWS_ENDPOINT_URL_POLLY", polly.Url);
        using var bedrockClient = new AmazonBedrockRuntimeClient(Keys, RegionEndpoint.USWest2);
        using var pollyClient = new AmazonPollyClient(Keys, RegionEndpoint.USWest2);

        await bedrockClient.ConverseAsync(ConverseRequests.Hello());
        await pollyClient.DescribeVoicesAsync(new DescribeVoicesRequest());

        Assert.Contains("/us-west-2/bedrock/", bedrock.Request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Contains("/us-west-2/polly/", polly.Request.Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Environment_EndpointOfAllServices_KeepsItsBasePath()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var environment = EnvironmentScope.WithoutAws().Set("AWS_ENDPOINT_URL", service.Url + "aws");
        using var client = new AmazonPollyClient(Keys, RegionEndpoint.USEast1);

        await client.DescribeVoicesAsync(new DescribeVoicesRequest());

        Assert.Equal("/aws/v1/voices", service.Request.Target);
    }

    [Fact]
    public async Task ServiceUrl_InConfig_WinsOverTheEnvironment()
    {
        await using var configured = new LoopbackService(Answers.Json(200, "{}"));
        await using var other = new LoopbackService(Answers.Json(200, "{}"));
        using var environment = EnvironmentScope.WithoutAws().Set("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", other.Url);
        using var client = Clients.Bedrock(configured);

        await client.ConverseAsync(ConverseRequests.Hello());

        Assert.Single(configured.Requests);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public void Constructor_WithoutRegion_SaysSo()
    {
        using var environment = EnvironmentScope.WithoutAws();

        var error = Assert.Throws<AmazonClientException>(() => new AmazonBedrockRuntimeClient(Keys));

        Assert.Contains("RegionEndpoint", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_RegionFromTheEnvironment_IsTaken()
    {
        using var environment = EnvironmentScope.WithoutAws().Set("AWS_REGION", "ap-southeast-2");

        using var client = new AmazonPollyClient(Keys);

        Assert.Equal("ap-southeast-2", client.Config.RegionEndpoint.SystemName);
    }
}
