using Amazon.Polly;
using Amazon.Polly.Model;
using ContentGen.Resilience;
using ContentGen.Settings;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>
/// The voices that can be had: what Amazon Polly lists for the region in use, and <see cref="VoiceTable"/> until it has answered. It is
/// asked in the background at the first question and then once a day, or after an hour when it did not answer; nobody waits for it.
/// </summary>
public sealed partial class OfferedVoices(
    Func<IAmazonPolly> client,
    IOptions<ContentGenOptions> product,
    IOptions<AmazonPollyOptions> amazonPolly,
    TimeLimits limits,
    ILogger<OfferedVoices> logger)
{
    private const int MostPages = 20;

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _asking = new();
    private DateTimeOffset _askAgain;
    private IReadOnlyList<OfferedVoice> _voices = VoiceTable.All;

    /// <summary>The question under way, or the last one; it never fails.</summary>
    internal Task Asking { get; private set; } = Task.CompletedTask;

    /// <summary>The engine that speaks: standard, neural, long-form or generative.</summary>
    public string Engine => amazonPolly.Value.Engine;

    /// <summary>The voices of a language that the engine speaks with, the usual one first.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public IEnumerable<string> Of(string language) =>
        Current().Where(voice => voice.Language == language && voice.Engines.Contains(Engine)).Select(voice => voice.Name).Distinct();

    /// <summary>True unless the voice is known not to have the engine.</summary>
    public bool MayUse(string voice)
    {
        var known = Named(voice).ToList();
        return known.Count == 0 || known.Any(entry => entry.Engines.Contains(Engine));
    }

    /// <summary>True for a voice of the language. A voice that is not known is taken for an English one.</summary>
    public bool Speaks(string voice, string language)
    {
        var known = Named(voice).Select(entry => entry.Language).ToList();
        return known.Count == 0 ? language == "en" : known.Contains(language);
    }

    private IEnumerable<OfferedVoice> Named(string voice) =>
        Current().Where(entry => entry.Name.Equals(voice, StringComparison.OrdinalIgnoreCase));

    private IReadOnlyList<OfferedVoice> Current()
    {
        lock (_asking)
        {
            if (Asking.IsCompleted && limits.Time.GetUtcNow() >= _askAgain)
            {
                Asking = Task.Run(AskAsync);
            }

            return _voices;
        }
    }

    private async Task AskAsync()
    {
        try
        {
            var listed = await limits.RunAsync("voices", Patience, ListAsync, CancellationToken.None);
            Keep(listed, Fresh);
            ReportVoice();
        }
        catch (Exception exception)
        {
            Keep([], AfterFailure);
            var failure = AmazonPollyFailure.From(exception, new("any", Engine), $"{Patience.TotalSeconds:0.###} s");
            LogNotListed(exception.GetType().Name, failure.Message);
        }
    }

    private void Keep(IReadOnlyList<OfferedVoice> listed, TimeSpan untilNext)
    {
        lock (_asking)
        {
            _voices = listed.Count > 0 ? listed : _voices;
            _askAgain = limits.Time.GetUtcNow() + untilNext;
        }
    }

    /// <summary>
    /// Amazon Polly's own list: in the order of <see cref="VoiceTable"/>, voices that it does not know behind; one entry a voice and
    /// language.
    /// </summary>
    private async Task<IReadOnlyList<OfferedVoice>> ListAsync(CancellationToken cancellationToken)
    {
        var voices = new List<Voice>();
        var request = new DescribeVoicesRequest();
        for (var page = 0; page < MostPages && (page == 0 || request.NextToken is { Length: > 0 }); page++)
        {
            var answer = await client().DescribeVoicesAsync(request, cancellationToken);
            voices.AddRange(answer.Voices ?? []);
            request.NextToken = answer.NextToken;
        }

        var usual = VoiceTable.All.Select(voice => voice.Name).ToList();
        return
        [
            .. voices
                .Where(voice => voice.Id is not null && voice.LanguageCode is not null)
                .SelectMany(Entries)
                .OrderBy(voice => usual.IndexOf(voice.Name) is var place and >= 0 ? place : int.MaxValue)
                .ThenBy(voice => voice.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<OfferedVoice> Entries(Voice voice) =>
        (voice.AdditionalLanguageCodes ?? [])
            .Prepend(voice.LanguageCode.Value)
            .Select(LanguageOf)
            .Distinct()
            .Select(language => new OfferedVoice(language, voice.Id.Value, voice.SupportedEngines ?? []));

    // Amazon Polly names some languages by their ISO 639-3 codes; "nb" is what briefs call "no".
    private static string LanguageOf(string code) => code.Split('-')[0] switch
    {
        "arb" => "ar",
        "cmn" => "zh",
        "nb" => "no",
        var language => language,
    };

    private void ReportVoice()
    {
        var voice = product.Value.Voice;
        if (!MayUse(voice) || !Named(voice).Any())
        {
            LogVoiceNotOffered(voice, Engine);
        }
    }

    [LoggerMessage(
        EventId = 3011,
        Level = LogLevel.Information,
        Message = "Amazon Polly did not list its voices ({Fault}); the built-in table stands in. {Reason}")]
    private partial void LogNotListed(string fault, string reason);

    [LoggerMessage(
        EventId = 3012,
        Level = LogLevel.Warning,
        Message = "Amazon Polly does not offer {Voice} (ContentGen:Voice) with the engine {Engine} (AmazonPolly:Engine) here;"
            + " another voice of the language is used where there is one")]
    private partial void LogVoiceNotOffered(string voice, string engine);
}
