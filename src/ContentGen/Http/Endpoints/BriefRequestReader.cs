using ContentGen.Editions;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// Reads the optional JSON body of a start request and checks every field, so that one answer names all that is wrong. What is not asked
/// for is as the edition has it that the request names.
/// </summary>
internal sealed class BriefRequestReader
{
    private static readonly string[] Fields =
    [
        "categories", "country", "language", "maxStories", "voice", "voices", "forceFresh", "minutes", "style", "edition", "review",
    ];

    private readonly FieldFaults _faults = new();
    private readonly EditionCatalog _editions;
    private readonly PresenterReader _presenters;

    private BriefRequestReader(EditionCatalog editions, OfferedVoices voices) =>
        (_editions, _presenters) = (editions, new PresenterReader(voices, _faults));

    /// <param name="editions">Those that a request may name.</param>
    /// <param name="voices">Those of the engine that will speak; it must offer the voices asked for.</param>
    /// <inheritdoc cref="JsonBody.Read" path="/exception"/>
    public static BriefRequest Read(string body, EditionCatalog editions, OfferedVoices voices)
    {
        var reader = new BriefRequestReader(editions, voices);
        return string.IsNullOrWhiteSpace(body) ? BriefRequest.Default : JsonBody.Read(body, Fields, reader._faults, reader.Read);
    }

    private BriefRequest Read(JsonBody json)
    {
        var standard = ReadEdition(json)?.Request ?? BriefRequest.Default;
        var language = ReadCode(json, "language", BriefLanguage.All) ?? standard.Language;
        var minutes = json.Number("minutes", BriefRequest.MostMinutes);
        var voices = _presenters.Read(json, language) ?? (language == standard.Language ? standard.Voices : []);
        return new(
            ReadCategories(json) ?? standard.Categories,
            ReadCode(json, "country", BriefCountry.All) ?? standard.Country,
            language,
            json.Number("maxStories", BriefRequest.MostStories) ?? StoriesOf(standard, minutes),
            voices.Count > 0 ? voices[0] : null,
            json.Flag("forceFresh") ?? standard.ForceFresh)
        {
            Voices = voices,
            Minutes = minutes ?? standard.Minutes,
            Style = json.Choice<BriefStyle>("style") ?? standard.Style,
            Edition = standard.Edition,
            Review = json.Flag("review") ?? standard.Review,
        };
    }

    private static int StoriesOf(BriefRequest standard, int? minutes) =>
        standard.Edition is null && minutes is { } asked ? BriefRequest.StoriesFor(asked) : standard.MaxStories;

    private Edition? ReadEdition(JsonBody json)
    {
        if (json.Text("edition") is not { } name)
        {
            return null;
        }

        return _editions.TryFind(name, out var edition)
            ? edition
            : _faults.Add<Edition>(
                "edition", $"is '{JsonBody.Show(name)}'; the editions are {string.Join(", ", _editions.All.Select(known => known.Name))}");
    }

    private IReadOnlyList<string>? ReadCategories(JsonBody json)
    {
        if (json.Texts("categories") is not { } given)
        {
            return null;
        }

        string[] asked = [.. given.Select(category => category.ToLowerInvariant()).Distinct()];
        foreach (var unknown in asked.Except(NewsCategory.All))
        {
            _faults.Add(
                "categories", $"has the unknown category '{JsonBody.Show(unknown)}'; known are {string.Join(", ", NewsCategory.All)}");
        }

        return asked.Length > 0
            ? asked
            : _faults.Add<IReadOnlyList<string>>("categories", "must name at least one category, or be left out");
    }

    private string? ReadCode(JsonBody json, string field, IReadOnlyList<string> known)
    {
        if (json.Text(field)?.ToLowerInvariant() is not { } code)
        {
            return null;
        }

        return known.Contains(code)
            ? code
            : _faults.Add<string>(field, $"is '{JsonBody.Show(code)}'; known are {string.Join(", ", known)}");
    }
}
