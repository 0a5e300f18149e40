using Amazon;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using Amazon.Polly;
using Amazon.Polly.Model;
using Amazon.Runtime;
using ContentGen.Simulator.Tests.Aws.Bedrock;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws;

[Collection(AwsCollection.Name)]
public sealed class ClientConstructionTests
{
    [Fact]
    public void Clients_WithoutArguments_TakeTheRegionOfTheEnvironment()
    {
        using var environment = EnvironmentScope.WithoutAws().Set("AWS_REGION", "eu-west-1");
        using var bedrock = new AmazonBedrockRuntimeClient();
        using var polly = new AmazonPollyClient();
        using var bedrockByKeys = new AmazonBedrockRuntimeClient("id", "secret", "token");
        using var pollyByKeys = new AmazonPollyClient("id", "secret", "token");

        Assert.All(
            new AmazonServiceClient[] { bedrock, polly, bedrockByKeys, pollyByKeys },
            client => Assert.Equal(RegionEndpoint.EUWest1, client.Config.RegionEndpoint));
    }

    [Fact]
    public async Task Clients_WithTemporaryKeys_SendTheirToken()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        var bedrockConfig = new AmazonBedrockRuntimeConfig { ServiceURL = service.Url, AuthenticationRegion = "us-east-1" };
        var pollyConfig = new AmazonPollyConfig { ServiceURL = service.Url, AuthenticationRegion = "us-east-1" };
        using var bedrock = new AmazonBedrockRuntimeClient("id", "secret", "token", bedrockConfig);
        using var polly = new AmazonPollyClient("id", "secret", "token", pollyConfig);

        await bedrock.ConverseAsync(ConverseRequests.Hello());
        await ((IAmazonPolly)polly).DescribeVoicesAsync(new DescribeVoicesRequest());

        Assert.All(service.Requests, request => Assert.Equal("token", request.Headers["X-Amz-Security-Token"]));
    }

    [Fact]
    public void Configurations_NameTheirServices()
    {
        var bedrock = new AmazonBedrockRuntimeConfig { RegionEndpoint = RegionEndpoint.USEast1 };
        var polly = new AmazonPollyConfig { RegionEndpoint = RegionEndpoint.USEast1 };

        Assert.Equal(("Bedrock Runtime", "Polly"), (AmazonBedrockRuntimeConfig.ServiceId, AmazonPollyConfig.ServiceId));
        Assert.Equal(("bedrock-runtime", "polly"), (bedrock.RegionEndpointServiceName, polly.RegionEndpointServiceName));
        Assert.Equal(("2023-09-30", "2016-06-10"), (bedrock.ServiceVersion, polly.ServiceVersion));
        Assert.Contains("4.0.20", bedrock.UserAgent, StringComparison.Ordinal);
        Assert.Contains("4.0.7", polly.UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoint_AskedThroughInterfaceAndConfiguration_IsTheRegionsHost()
    {
        using var bedrock = new AmazonBedrockRuntimeClient("id", "secret", RegionEndpoint.USEast1);
        using var polly = new AmazonPollyClient("id", "secret", RegionEndpoint.USEast1);
        using var temporary = new AmazonPollyClient("id", "secret", "token", RegionEndpoint.USEast1);
        using var temporaryToo = new AmazonBedrockRuntimeClient("id", "secret", "token", RegionEndpoint.USEast1);
        var converse = new Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters(new ConverseRequest());
        var speak = new Amazon.Runtime.Endpoints.ServiceOperationEndpointParameters(new SynthesizeSpeechRequest());

        string[] bedrockUrls =
        [
            ((IAmazonBedrockRuntime)bedrock).DetermineServiceOperationEndpoint(new ConverseRequest()).URL,
            ((AmazonBedrockRuntimeConfig)temporaryToo.Config).DetermineServiceOperationEndpoint(converse).URL,
        ];
        string[] pollyUrls =
        [
            ((IAmazonPolly)polly).DetermineServiceOperationEndpoint(new SynthesizeSpeechRequest()).URL,
            ((AmazonPollyConfig)temporary.Config).DetermineServiceOperationEndpoint(speak).URL,
        ];

        Assert.All(bedrockUrls, url => Assert.Equal("https://bedrock-runtime.us-east-1.amazonaws.com", url.TrimEnd('/')));
        Assert.All(pollyUrls, url => Assert.Equal("https://polly.us-east-1.amazonaws.com", url.TrimEnd('/')));
    }

    [Fact]
    public async Task CachePoints_InMessageAndTools_AreOnTheWire()
    {
        await using var service = new LoopbackService(Answers.Json(200, "{}"));
        using var client = Clients.Bedrock(service);
        var request = ConverseRequests.Hello();
        request.Messages[0].Content.Add(new ContentBlock { CachePoint = new CachePointBlock { Type = CachePointType.Default } });
        request.ToolConfig = new ToolConfiguration { Tools = [new Tool { CachePoint = new CachePointBlock { Type = CachePointType.Default } }] };

        await client.ConverseAsync(request);

        Assert.Equal("""{"cachePoint":{"type":"default"}}""", service.Request.Json["messages"]![0]!["content"]![1]!.ToJsonString());
        Assert.Equal("""{"cachePoint":{"type":"default"}}""", service.Request.Json["toolConfig"]!["tools"]![0]!.ToJsonString());
    }
}
