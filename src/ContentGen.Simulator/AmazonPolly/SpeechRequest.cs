using System.Text.Json.Nodes;
using ContentGen.Simulator.AmazonPolly.Ssml;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.AmazonPolly;

/// <summary>A request of SynthesizeSpeech that has passed every check.</summary>
internal sealed record SpeechRequest(string Text, bool IsSsml, Voice Voice, string Engine, string Language)
{
    public const string Mp3 = "mp3";
    public const string SpeechMarks = "json";

    private const int MaximumCharacters = 6000;
    private const int MaximumBilledCharacters = 3000;

    private static readonly string[] Formats = ["json", "mp3", "ogg_opus", "ogg_vorbis", "pcm"];
    private static readonly string[] MarkTypes = ["sentence", "ssml", "viseme", "word"];
    private static readonly string[] SampleRates = ["8000", "16000", "22050", "24000"];

    public required string OutputFormat { get; init; }

    /// <summary>Hertz.</summary>
    public required int SampleRate { get; init; }

    public required IReadOnlyList<string> SpeechMarkTypes { get; init; }

    /// <summary>What Amazon Polly charges for: Unicode characters without the tags.</summary>
    public int BilledCharacters { get; init; }

    /// <exception cref="RefusedException">Amazon Polly refuses it.</exception>
    public static SpeechRequest Read(JsonObject body)
    {
        var text = body["Text"].Text() ?? throw AwsErrors.Missing("text");
        var format = OneOf("outputFormat", body["OutputFormat"].Text() ?? throw AwsErrors.Missing("outputFormat"), Formats);
        var textType = OneOf("textType", body["TextType"].Text() ?? "text", ["ssml", "text"]);
        var engine = OneOf("engine", body["Engine"].Text() ?? "standard", VoiceCatalog.Engines);
        var voice = ReadVoice(body["VoiceId"].Text() ?? throw AwsErrors.Missing("voiceId"), engine);
        CheckLexicons(body);
        var request = new SpeechRequest(text, textType == "ssml", voice, engine, ReadLanguage(body, voice))
        {
            OutputFormat = Covered(format),
            SampleRate = ReadSampleRate(body, engine),
            SpeechMarkTypes = ReadMarkTypes(body, format, textType),
        };
        return request with { BilledCharacters = request.CheckText() };
    }

    // Amazon Polly takes 6,000 characters in all, 3,000 of them billed.
    private int CheckText()
    {
        if (Count(Text) > MaximumCharacters)
        {
            throw TooLong();
        }

        if (IsSsml)
        {
            SsmlCheck.Demand(Text, Engine);
        }

        var source = new SourceText(Text);
        var billed = IsSsml
            ? SsmlScanner.Scan(Text)
                .Where(token => token.Kind == SsmlTokenKind.Text)
                .Sum(token => Count(source.Decoded(token.Start, token.End)))
            : Count(Text);
        return billed <= MaximumBilledCharacters ? billed : throw TooLong();
    }

    private static Voice ReadVoice(string id, string engine)
    {
        var voice = VoiceCatalog.Find(id) ?? throw AwsErrors.NotAmong("voiceId", id, VoiceCatalog.All.Select(known => known.Id));
        return voice.Engines.Contains(engine)
            ? voice
            : throw Refusal("EngineNotSupportedException", $"This voice does not support the selected engine: {engine}");
    }

    private static string ReadLanguage(JsonObject body, Voice voice)
    {
        if (body["LanguageCode"].Text() is not { } language)
        {
            return voice.Language;
        }

        OneOf("languageCode", language, VoiceCatalog.Languages);
        return voice.Speaks(language)
            ? language
            : throw Refusal("LanguageNotSupportedException", $"The voice {voice.Id} does not speak {language}.");
    }

    private static int ReadSampleRate(JsonObject body, string engine)
    {
        var rate = body["SampleRate"].Text() ?? (engine == "standard" ? "22050" : "24000");
        return SampleRates.Contains(rate)
            ? int.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)
            : throw Refusal("InvalidSampleRateException", $"The sample rate {rate} is not valid. Use {string.Join(", ", SampleRates)}.");
    }

    private static List<string> ReadMarkTypes(JsonObject body, string format, string textType)
    {
        var types = Strings(body, "SpeechMarkTypes").Select(type => OneOf("speechMarkTypes", type, MarkTypes)).ToList();
        if (types.Count > 0 && format != SpeechMarks)
        {
            throw Refusal(
                "MarksNotSupportedForFormatException", "Speech marks are not supported for the output format selected. Use json.");
        }

        if (types.Count == 0 && format == SpeechMarks)
        {
            throw AwsErrors.Validation("SpeechMarkTypes must name at least one type when the output format is json.");
        }

        if (types.Contains("ssml") && textType == "text")
        {
            throw Refusal("SsmlMarksNotSupportedForTextTypeException", "SSML speech marks are not supported for plain text-type input.");
        }

        if (types.Contains("viseme"))
        {
            throw AwsErrors.Validation("The simulator has no visemes. Ask for sentence, ssml or word marks.");
        }

        return types;
    }

    private static void CheckLexicons(JsonObject body)
    {
        if (Strings(body, "LexiconNames").FirstOrDefault() is { } lexicon)
        {
            throw AwsErrors.Refusal(404, "LexiconNotFoundException", $"Lexicon not found: {lexicon}. The simulator stores none.");
        }
    }

    private static string Covered(string format) => format is Mp3 or SpeechMarks
        ? format
        : throw AwsErrors.Validation($"The simulator does not encode {format}. Ask for mp3 or json.");

    private static IEnumerable<string> Strings(JsonObject body, string field) =>
        body[field] is JsonArray values ? values.Select(value => value?.ToString() ?? "") : [];

    private static string OneOf(string field, string value, IEnumerable<string> allowed) => allowed.Contains(value)
        ? value
        : throw AwsErrors.NotAmong(field, value, allowed);

    private static RefusedException Refusal(string type, string message) => AwsErrors.Refusal(400, type, message);

    private static RefusedException TooLong() => Refusal("TextLengthExceededException", "Maximum text length has been exceeded");

    private static int Count(string text) => text.EnumerateRunes().Count();
}
