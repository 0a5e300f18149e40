using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/choices</c>: what a start may ask for, so that a form offers nothing that would be refused.</summary>
public sealed class ChoicesEndpoint(IOptions<AmazonPollyOptions> amazonPolly, OfferedVoices voices)
{
    /// <summary>How each language calls itself; the app runs without the cultures that would know.</summary>
    private static readonly IReadOnlyDictionary<string, string> OwnNames = new Dictionary<string, string>
    {
        ["ar"] = "العربية",
        ["de"] = "Deutsch",
        ["en"] = "English",
        ["es"] = "Español",
        ["fr"] = "Français",
        ["it"] = "Italiano",
        ["nl"] = "Nederlands",
        ["no"] = "Norsk",
        ["pt"] = "Português",
        ["sv"] = "Svenska",
        ["zh"] = "中文",
    };

    [Function("GetChoices")]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/choices")] HttpRequest request)
    {
        var engine = amazonPolly.Value.Engine;
        return Answers.ConditionalJson(new Choices(
            NewsCategory.All,
            BriefCountry.All,
            [.. BriefLanguage.All.Select(code => new LanguageChoice(code, OwnNames[code], [.. voices.Of(code, engine)]))],
            Enum.GetValues<BriefStyle>(),
            new(1, BriefRequest.MostMinutes, BriefRequest.DefaultMinutes),
            new(1, BriefRequest.MostStories, BriefRequest.DefaultMaxStories)));
    }

    /// <param name="Languages">Each with the voices of the engine that speaks, the usual one first; none where it has no voice.</param>
    private sealed record Choices(
        IReadOnlyList<string> Categories,
        IReadOnlyList<string> Countries,
        IReadOnlyList<LanguageChoice> Languages,
        IReadOnlyList<BriefStyle> Styles,
        NumberChoice Minutes,
        NumberChoice MaxStories);

    /// <param name="Code">ISO 639-1.</param>
    /// <param name="Name">In the language itself.</param>
    private sealed record LanguageChoice(string Code, string Name, IReadOnlyList<string> Voices);

    private sealed record NumberChoice(int Min, int Max, int Default);
}
