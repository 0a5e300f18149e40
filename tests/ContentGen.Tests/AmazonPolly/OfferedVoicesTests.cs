using Amazon.Polly.Model;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Settings;
using ContentGen.Speech;
using ContentGen.Tests.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.AmazonPolly;

public sealed class OfferedVoicesTests
{
    private static readonly string[] Neural = ["neural"];

    private readonly FakeTimeProvider _time = new();
    private int _asked;

    [Fact]
    public void Of_BeforeAnAnswer_IsTheTable()
    {
        using var answer = new ManualResetEventSlim();
        var voices = Voices.Over(_ => Wait(answer), _time);

        Assert.Equal(
            VoiceTable.All.Where(voice => voice.Language == "sv" && voice.Engines.Contains("neural")).Select(voice => voice.Name),
            voices.Of("sv"));
        answer.Set();
    }

    [Fact]
    public async Task Of_AfterAnAnswer_IsWhatAmazonPollyLists()
    {
        OfferedVoices Offered(string engine) => Voices.Over(
            request => request.NextToken is null
                ? new DescribeVoicesResponse
                {
                    NextToken = "more",
                    Voices = [Voices.Voice("Newcomer", "de-DE", Neural), Voices.Voice("Hala", "ar-AE", Neural, "arb")],
                }
                : new DescribeVoicesResponse
                {
                    Voices = [Voices.Voice(
                    "Vicki",
                    "de-DE",
                    ["neural", "standard"]), Voices.Voice("Ida", "nb-NO", Neural), Voices.Voice("Zhiyu", "cmn-CN", Neural), Voices.Voice(
                        "Kajal", "en-IN", Neural, "hi-IN")]
                },
            _time,
            engine);
        var (voices, standard) = (Offered("neural"), Offered("standard"));

        await AskedAsync(voices);
        await AskedAsync(standard);

        Assert.Equal(["Vicki", "Newcomer"], voices.Of("de"));
        Assert.Equal(["Vicki"], standard.Of("de"));
        Assert.Equal(["Hala"], voices.Of("ar"));
        Assert.Equal(["Ida"], voices.Of("no"));
        Assert.Equal(["Zhiyu"], voices.Of("zh"));
        Assert.Equal(["Kajal"], voices.Of("hi"));
        Assert.Empty(voices.Of("fr"));
        Assert.False(standard.MayUse("Newcomer"));
        Assert.True(voices.Speaks("kajal", "hi"));
    }

    [Fact]
    public async Task Of_NoAnswer_TableStaysAndIsAskedForAgainAfterAnHour()
    {
        var voices = Voices.Over(_ => throw Refused(), _time);

        await AskedAsync(voices);
        await AskedAsync(voices);
        var early = _asked;
        _time.Advance(TimeSpan.FromMinutes(61));
        await AskedAsync(voices);

        Assert.Contains("Joanna", voices.Of("en"));
        Assert.Equal((1, 2), (early, _asked));
    }

    [Fact]
    public async Task Of_Answered_AskedAgainAfterADayOnly()
    {
        var voices = Voices.Over(_ => Listing(), _time);

        await AskedAsync(voices);
        _time.Advance(TimeSpan.FromHours(23));
        await AskedAsync(voices);
        var early = _asked;
        _time.Advance(TimeSpan.FromHours(2));
        await AskedAsync(voices);

        Assert.Equal((1, 2), (early, _asked));
    }

    [Fact]
    public async Task For_UsualVoiceNotOffered_AnotherOfTheLanguage()
    {
        var voices = Voices.Over(
            _ => new DescribeVoicesResponse
            {
                Voices = [Voices.Voice("Vicki", "de-DE", ["standard"]), Voices.Voice("Daniel", "de-DE", Neural)],
            },
            _time);
        var speakers = new SpeakerChoice(Options.Create(new ContentGenOptions()), Options.Create(new AmazonPollyOptions()), voices);

        await AskedAsync(voices);

        Assert.Equal("Daniel", speakers.For("de", null).Voice);
    }

    [Fact]
    public async Task Of_NoAnswerInTime_SaysWhatWasWaitedAndNamesNoSettingOfAttempts()
    {
        var log = new LoggedTexts<OfferedVoices>(LogLevel.Information);
        var voices = Voices.Over(_ => throw new TaskCanceledException("slow", new TimeoutException()), _time, log: log);

        await AskedAsync(voices);

        Assert.Contains("did not answer within 10 s.", Assert.Single(log.Texts), StringComparison.Ordinal);
    }

    private static async Task AskedAsync(OfferedVoices voices)
    {
        _ = voices.Of("en").ToList();
        await voices.Asking;
    }

    private DescribeVoicesResponse Listing()
    {
        _asked++;
        return new DescribeVoicesResponse { Voices = [Voices.Voice("Joanna", "en-US", Neural)] };
    }

    private static DescribeVoicesResponse Wait(ManualResetEventSlim answer)
    {
        answer.Wait();
        return new DescribeVoicesResponse { Voices = [] };
    }

    private ServiceFailureException Refused()
    {
        _asked++;
        return new ServiceFailureException("down");
    }
}
