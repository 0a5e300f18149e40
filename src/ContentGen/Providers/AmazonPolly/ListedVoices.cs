using Amazon.Polly.Model;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>Reads Amazon Polly's own list of voices.</summary>
internal static class ListedVoices
{
    /// <summary>The voices in the order of <see cref="VoiceTable"/>, those it does not know behind; one entry a voice and language.</summary>
    public static IReadOnlyList<OfferedVoice> From(IEnumerable<Voice> voices)
    {
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
}
