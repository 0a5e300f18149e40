using Amazon.Polly;
using Amazon.Polly.Model;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Polly;

[Collection(AwsCollection.Name)]
public sealed class DescribeVoicesTests
{
    private const string FirstPage =
        """
        {"NextToken":"a/b+c=","Voices":[{"Id":"Joanna","Name":"Joanna","Gender":"Female","LanguageCode":"en-US",
        "LanguageName":"US English","SupportedEngines":["neural","standard"],"AdditionalLanguageCodes":["es-US"]}]}
        """;

    [Fact]
    public async Task DescribeVoicesAsync_Filters_AreQueryParameters()
    {
        await using var service = new LoopbackService(Answers.Json(200, """{"Voices":[]}"""));
        using var client = Clients.Polly(service);

        await client.DescribeVoicesAsync(new DescribeVoicesRequest
        {
            Engine = Engine.LongForm,
            LanguageCode = LanguageCode.EnGBWLS,
            IncludeAdditionalLanguageCodes = true,
        });

        Assert.Equal("GET", service.Request.Method);
        Assert.Equal("/v1/voices?Engine=long-form&IncludeAdditionalLanguageCodes=true&LanguageCode=en-GB-WLS", service.Request.Target);
        Assert.Empty(service.Request.Body);
    }

    [Fact]
    public async Task DescribeVoicesAsync_WithoutFilters_HasNoQuery()
    {
        await using var service = new LoopbackService(Answers.Json(200, """{"Voices":[]}"""));
        using var client = Clients.Polly(service);

        var response = await client.DescribeVoicesAsync(new DescribeVoicesRequest());

        Assert.Equal("/v1/voices", service.Request.Target);
        Assert.Empty(response.Voices);
        Assert.Null(response.NextToken);
    }

    [Fact]
    public async Task DescribeVoicesAsync_TokenOfAPage_AsksForTheNext()
    {
        await using var service = new LoopbackService(
            Answers.Json(200, FirstPage), Answers.Json(200, """{"Voices":[{"Id":"Newcomer"}]}"""));
        using var client = Clients.Polly(service);

        var first = await client.DescribeVoicesAsync(new DescribeVoicesRequest());
        var second = await client.DescribeVoicesAsync(new DescribeVoicesRequest { NextToken = first.NextToken });

        Assert.Equal("NextToken=a%2Fb%2Bc%3D", service.Requests[1].Query);
        Assert.Equal("Newcomer", Assert.Single(second.Voices).Id.Value);
    }

    [Fact]
    public async Task DescribeVoicesAsync_Voice_IsReadInFull()
    {
        await using var service = new LoopbackService(Answers.Json(200, FirstPage));
        using var client = Clients.Polly(service);

        var voice = Assert.Single((await client.DescribeVoicesAsync(new DescribeVoicesRequest())).Voices);

        Assert.Equal((VoiceId.Joanna, "Joanna", Gender.Female), (voice.Id, voice.Name, voice.Gender));
        Assert.Equal((LanguageCode.EnUS, "US English"), (voice.LanguageCode, voice.LanguageName));
        Assert.Equal([Engine.Neural.Value, Engine.Standard.Value], voice.SupportedEngines);
        Assert.Equal([LanguageCode.EsUS.Value], voice.AdditionalLanguageCodes);
    }
}
