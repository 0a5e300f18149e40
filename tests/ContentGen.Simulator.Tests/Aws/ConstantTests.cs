using Amazon.BedrockRuntime;
using Amazon.Polly;
using Amazon.Runtime;

namespace ContentGen.Simulator.Tests.Aws;

public sealed class ConstantTests
{
    /// <summary>One value of each type: made by its constructor, found, converted from text, and the constant itself.</summary>
    private static readonly (ConstantClass Made, ConstantClass Found, ConstantClass Converted, ConstantClass Known)[] Values =
    [
        (new CachePointType("default"), CachePointType.FindValue("default"), (CachePointType)"default", CachePointType.Default),
        (new ConversationRole("assistant"), ConversationRole.FindValue("assistant"), (ConversationRole)"assistant", ConversationRole.Assistant),
        (new OutputFormatType("json_schema"), OutputFormatType.FindValue("json_schema"), (OutputFormatType)"json_schema", OutputFormatType.Json_schema),
        (new PerformanceConfigLatency("optimized"), PerformanceConfigLatency.FindValue("optimized"), (PerformanceConfigLatency)"optimized", PerformanceConfigLatency.Optimized),
        (new ServiceTierType("default"), ServiceTierType.FindValue("default"), (ServiceTierType)"default", ServiceTierType.Default),
        (new StopReason("content_filtered"), StopReason.FindValue("content_filtered"), (StopReason)"content_filtered", StopReason.Content_filtered),
        (new ToolResultStatus("error"), ToolResultStatus.FindValue("error"), (ToolResultStatus)"error", ToolResultStatus.Error),
        (new Engine("generative"), Engine.FindValue("generative"), (Engine)"generative", Engine.Generative),
        (new Gender("Female"), Gender.FindValue("Female"), (Gender)"Female", Gender.Female),
        (new LanguageCode("ar-AE"), LanguageCode.FindValue("ar-AE"), (LanguageCode)"ar-AE", LanguageCode.ArAE),
        (new OutputFormat("alaw"), OutputFormat.FindValue("alaw"), (OutputFormat)"alaw", OutputFormat.Alaw),
        (new SpeechMarkType("sentence"), SpeechMarkType.FindValue("sentence"), (SpeechMarkType)"sentence", SpeechMarkType.Sentence),
        (new TextType("ssml"), TextType.FindValue("ssml"), (TextType)"ssml", TextType.Ssml),
        (new VoiceId("Aditi"), VoiceId.FindValue("Aditi"), (VoiceId)"Aditi", VoiceId.Aditi),
    ];

    [Fact]
    public void Constants_FoundOrConverted_AreTheKnownOnes() => Assert.All(Values, value =>
    {
        Assert.Same(value.Known, value.Found);
        Assert.Same(value.Known, value.Converted);
        Assert.Equal(value.Known, value.Made);
        Assert.Equal(value.Known.Value, value.Made.ToString());
    });

    [Fact]
    public void Constants_OfNewText_AreValuesOfTheirOwn()
    {
        StopReason reason = "tired";
        OutputFormat format = "vinyl";

        Assert.Equal(("tired", "vinyl"), (reason.Value, format.Value));
        Assert.Equal(reason, StopReason.FindValue("tired"));
    }
}
