using Amazon.Polly;
using Amazon.Polly.Model;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Settings;
using ContentGen.Speech;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ContentGen.Tests.AmazonPolly;

/// <summary>What Amazon Polly offers, without Amazon Polly.</summary>
internal static class Voices
{
    /// <summary>Amazon Polly does not answer, so the built-in table holds.</summary>
    public static OfferedVoices Table(string engine = "neural") =>
        Over(_ => throw new HttpRequestException("nobody there"), new FakeTimeProvider(), engine);

    /// <summary>Joanna speaks English; the other languages' usual voices theirs.</summary>
    public static SpeakerChoice Speakers() =>
        new(Options.Create(new ContentGenOptions()), Options.Create(new AmazonPollyOptions()), Table());

    public static OfferedVoices Over(
        Func<DescribeVoicesRequest, DescribeVoicesResponse> list,
        TimeProvider time,
        string engine = "neural",
        ILogger<OfferedVoices>? log = null)
    {
        var client = new Mock<IAmazonPolly>();
        client
            .Setup(amazonPolly => amazonPolly.DescribeVoicesAsync(It.IsAny<DescribeVoicesRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((DescribeVoicesRequest request, CancellationToken _) => list(request));
        return new OfferedVoices(
            () => client.Object,
            Options.Create(new ContentGenOptions()),
            Options.Create(new AmazonPollyOptions { Engine = engine }),
            new(time),
            log ?? NullLogger<OfferedVoices>.Instance);
    }

    public static Voice Voice(string id, string language, string[] engines, params string[] alsoSpeaks) => new()
    {
        Id = id,
        LanguageCode = language,
        SupportedEngines = [.. engines],
        AdditionalLanguageCodes = [.. alsoSpeaks],
    };
}
