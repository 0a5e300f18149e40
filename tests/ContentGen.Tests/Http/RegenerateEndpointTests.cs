using System.Net;
using System.Text.Json;
using ContentGen.Briefs;
using ContentGen.Http;
using ContentGen.Http.Endpoints;
using ContentGen.Learning;
using ContentGen.Runs;
using ContentGen.Sections;
using ContentGen.Settings;
using ContentGen.Tests.AmazonPolly;
using ContentGen.Tests.Briefs;
using ContentGen.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace ContentGen.Tests.Http;

public sealed class RegenerateEndpointTests : IDisposable
{
    private const string Id = "regenerate-run-1";

    private readonly MemoryContentStore _store = new();
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly ContentGenOptions _options = new() { StartLimit = { PermitLimit = 1, Window = TimeSpan.FromHours(1) } };
    private readonly StartLimiter _limiter;
    private readonly RegenerateEndpoint _function;

    public RegenerateEndpointTests()
    {
        _limiter = new(Options.Create(_options));
        var statistics = new StatisticsReader(
            _store, new(_store, NullLogger<TraceArchive>.Instance), new(TimeProvider.System), NullLogger<StatisticsReader>.Instance);
        var inputs = new RunInputs(Options.Create(_options), statistics, new([]), Voices.Speakers(), TimeProvider.System);
        _function = new(SampleBriefs.Archive(_store), inputs, _limiter, Voices.Table());
    }

    public void Dispose() => _limiter.Dispose();

    [Fact]
    public async Task RunAsync_Free_IsAccepted()
    {
        var response = await RunAsync();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Fact]
    public async Task RunAsync_AnotherRequestAtTheSameInstant_Answers409()
    {
        _client.SetupSequence(client => client.GetInstanceAsync(Id, true, It.IsAny<CancellationToken>()))
            .ReturnsAsync((OrchestrationMetadata?)null)
            .ReturnsAsync(UnderWay());
        SchedulingFails();

        var response = await RunAsync();

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("urn:contentgen:problem:regeneration-under-way", response.Json().GetProperty("type").GetString());
    }

    [Fact]
    public async Task RunAsync_SchedulingFailsForAnotherReason_Fails()
    {
        SchedulingFails();

        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync());
    }

    [Fact]
    public async Task RunAsync_BeyondTheStartLimit_Answers429()
    {
        await RunAsync();

        var response = await RunAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(int.Parse(response.Field("Retry-After")!), 3_500, 3_600);
        Assert.Equal("urn:contentgen:problem:too-many-starts", response.Json().GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("""{"voices":["Nobody"]}""")]
    [InlineData("""{"voices":["Nobody","No one"]}""")]
    [InlineData("""{"voices":["Joanna","Nobody"]}""")]
    public async Task RunAsync_VoicesThatAreNotOffered_AreRefused(string body)
    {
        var response = await RunAsync(SectionName.Audio, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True(response.Json().GetProperty("errors").TryGetProperty("voices", out _));
    }

    private static OrchestrationMetadata UnderWay() => new(RegenerateSectionOrchestrator.FunctionName, Id)
    {
        RuntimeStatus = OrchestrationRuntimeStatus.Pending,
        SerializedInput = JsonSerializer.Serialize(
            new RegenerateSectionInput(SampleBriefs.Create(), SectionName.Audio, null!), ContentGenJson.Options),
        DataConverter = new JsonDataConverter(ContentGenJson.Options),
    };

    private void SchedulingFails() => _client
        .Setup(client => client.ScheduleNewOrchestrationInstanceAsync(
            It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<StartOrchestrationOptions?>(), It.IsAny<CancellationToken>()))
        .ThrowsAsync(new InvalidOperationException("it is there already"));

    private async Task<FakeAnswer> RunAsync(string section = SectionName.Script, string body = "")
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.Create());
        var request = new FakeRequest($"http://127.0.0.1:7071/api/briefs/run-1/sections/{section}/regenerate", "POST", body);
        return await request.AnswerAsync(http => _function.RunAsync(http, "run-1", section, _client.Object, CancellationToken.None));
    }
}
