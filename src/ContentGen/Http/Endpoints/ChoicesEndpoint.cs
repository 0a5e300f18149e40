using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/choices</c>: what a start may ask for, so that a form offers nothing that would be refused.</summary>
public sealed class ChoicesEndpoint(OfferedVoices voices)
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
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/choices")] HttpRequest request) =>
        Answers.ConditionalJson(new
        {
            Categories = NewsCategory.All,
            Countries = BriefCountry.All,
            // The voices of the engine that speaks, the usual one first; none where it has no voice.
            Languages = BriefLanguage.All.Select(code => new { Code = code, Name = OwnNames[code], Voices = voices.Of(code) }),
            Styles = Enum.GetValues<BriefStyle>(),
            Minutes = new { Min = 1, Max = BriefRequest.MostMinutes, Default = BriefRequest.DefaultMinutes },
            MaxStories = new { Min = 1, Max = BriefRequest.MostStories, Default = BriefRequest.DefaultMaxStories },
        });
}
