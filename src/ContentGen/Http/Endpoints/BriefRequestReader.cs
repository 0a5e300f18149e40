using ContentGen.Editions;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;
using ContentGen.Sections;

namespace ContentGen.Http.Endpoints;

/// <summary>Reads the optional JSON body of who asks for a brief, or for a section of one again, and checks every field.</summary>
internal sealed class BriefRequestReader(JsonBody json, OfferedVoices voices)
{
    private const int LongestVoice = 30;

    private static readonly string[] Fields =
    [
        "categories", "country", "language", "maxStories", "voice", "voices", "forceFresh", "minutes", "style", "edition", "review",
    ];

    /// <summary>Reads what a brief is to be. What is not asked for is as the edition has it that the request names.</summary>
    /// <param name="editions">Those that a request may name.</param>
    /// <param name="voices">Those of the engine that will speak; it must offer the voices asked for.</param>
    /// <inheritdoc cref="JsonBody.Read" path="/exception"/>
    public static BriefRequest Read(string body, EditionCatalog editions, OfferedVoices voices) => string.IsNullOrWhiteSpace(body)
        ? BriefRequest.Default
        : JsonBody.Read(body, Fields, json => new BriefRequestReader(json, voices).Read(editions));

    /// <summary>Reads what is to be different about a section that is made again.</summary>
    /// <param name="before">The brief's request, which holds where nothing else is asked for.</param>
    /// <returns>The request as it is to be.</returns>
    /// <inheritdoc cref="JsonBody.Read" path="/exception"/>
    public static BriefRequest ReadAgain(string body, string section, BriefRequest before, OfferedVoices voices)
    {
        string[] fields = section switch
        {
            SectionName.Audio => ["voice", "voices"],
            SectionName.Script => ["minutes", "style"],
            _ => [],
        };
        return string.IsNullOrWhiteSpace(body)
            ? before
            : JsonBody.Read(body, fields, json => new BriefRequestReader(json, voices).ReadAgain(before));
    }

    private BriefRequest Read(EditionCatalog editions)
    {
        var standard = ReadEdition(editions)?.Request ?? BriefRequest.Default;
        var language = ReadCode("language", BriefLanguage.All) ?? standard.Language;
        var minutes = json.Number("minutes", BriefRequest.MostMinutes);
        var presenters = ReadPresenters(language) ?? (language == standard.Language ? standard.Voices : []);
        return new(
            ReadCategories() ?? standard.Categories,
            ReadCode("country", BriefCountry.All) ?? standard.Country,
            language,
            json.Number("maxStories", BriefRequest.MostStories) ?? StoriesOf(standard, minutes),
            presenters.Count > 0 ? presenters[0] : null,
            json.Flag("forceFresh") ?? standard.ForceFresh)
        {
            Voices = presenters,
            Minutes = minutes ?? standard.Minutes,
            Style = json.Choice<BriefStyle>("style") ?? standard.Style,
            Edition = standard.Edition,
            Review = json.Flag("review") ?? standard.Review,
        };
    }

    private BriefRequest ReadAgain(BriefRequest before)
    {
        var presenters = ReadPresenters(before.Language);
        return before with
        {
            Voice = presenters?[0] ?? before.Voice,
            Voices = presenters ?? before.Voices,
            Minutes = json.Number("minutes", BriefRequest.MostMinutes) ?? before.Minutes,
            Style = json.Choice<BriefStyle>("style") ?? before.Style,
        };
    }

    private static int StoriesOf(BriefRequest standard, int? minutes) =>
        standard.Edition is null && minutes is { } asked ? BriefRequest.StoriesFor(asked) : standard.MaxStories;

    private Edition? ReadEdition(EditionCatalog editions) => json.Text("edition") is { } name
        ? editions.Find(name) ?? json.Fault<Edition>("edition", $"is '{JsonBody.Show(name)}'; the editions are {editions.Names}")
        : null;

    private IReadOnlyList<string>? ReadCategories()
    {
        if (json.Texts("categories") is not { } given)
        {
            return null;
        }

        string[] asked = [.. given.Select(category => category.ToLowerInvariant()).Distinct()];
        foreach (var unknown in asked.Except(NewsCategory.All))
        {
            json.Fault(
                "categories", $"has the unknown category '{JsonBody.Show(unknown)}'; known are {string.Join(", ", NewsCategory.All)}");
        }

        return asked.Length > 0
            ? asked
            : json.Fault<IReadOnlyList<string>>("categories", "must name at least one category, or be left out");
    }

    private string? ReadCode(string field, IReadOnlyList<string> known) => json.Text(field)?.ToLowerInvariant() switch
    {
        null => null,
        var code when known.Contains(code) => code,
        var code => json.Fault<string>(field, $"is '{JsonBody.Show(code)}'; known are {string.Join(", ", known)}"),
    };

    /// <summary>Who is to speak: <c>voice</c>, or one or two <c>voices</c>.</summary>
    /// <returns>The voices by their ids; null when none is asked for, or a wrong one.</returns>
    private IReadOnlyList<string>? ReadPresenters(string language)
    {
        var one = json.Text("voice");
        var several = json.Texts("voices");
        if (one is not null && several is not null)
        {
            return json.Fault<IReadOnlyList<string>>("voices", "cannot be given beside voice; name all presenters in voices");
        }

        var asked = one is null ? several : [one];
        if (asked is null)
        {
            return null;
        }

        if (asked.Count is 0 or > BriefRequest.MostVoices)
        {
            return json.Fault<IReadOnlyList<string>>("voices", $"must name 1 to {BriefRequest.MostVoices} voices, but has {asked.Count}");
        }

        var field = one is null ? "voices" : "voice";
        string[] found = [.. asked.Select(voice => FindVoice(field, voice, language)).OfType<string>()];
        if (found.Distinct().Count() < found.Length)
        {
            return json.Fault<IReadOnlyList<string>>("voices", "names one voice twice; two presenters need two voices");
        }

        return found.Length == asked.Count ? found : null;
    }

    private string? FindVoice(string field, string voice, string language)
    {
        if (voice.Length is 0 or > LongestVoice || !voice.All(char.IsAsciiLetter))
        {
            return json.Fault<string>(
                field,
                $"must be an Amazon Polly voice id such as Joanna (letters only, at most {LongestVoice}), but is '{JsonBody.Show(voice)}'");
        }

        string[] offered = [.. voices.Of(language)];
        return offered.FirstOrDefault(name => name.Equals(voice, StringComparison.OrdinalIgnoreCase))
            ?? json.Fault<string>(
                field,
                $"is '{voice}', which Amazon Polly's {voices.Engine} engine does not offer for language '{language}'; "
                + $"it offers {string.Join(", ", offered)}");
    }
}
