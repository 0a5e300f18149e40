using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/choices</c>: what a start may ask for, so that a form offers nothing that would be refused.</summary>
public sealed class ChoicesEndpoint(OfferedVoices voices)
{
    [Function("GetChoices")]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/choices")] HttpRequest request) =>
        Answers.ConditionalJson(new
        {
            Categories = NewsCategory.All,
            Countries = BriefCountry.All,
            // The voices of the engine that speaks, the usual one first; none where it has no voice.
            Languages = BriefLanguage.Known.Select(
                language => new { language.Code, Name = language.OwnName, Voices = voices.Of(language.Code) }),
            Styles = Enum.GetValues<BriefStyle>(),
            Minutes = new { Min = 1, Max = BriefRequest.MostMinutes, Default = BriefRequest.DefaultMinutes },
            MaxStories = new { Min = 1, Max = BriefRequest.MostStories, Default = BriefRequest.DefaultMaxStories },
        });
}
