using ContentGen.Failures;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;
using ContentGen.Speech;

namespace ContentGen.Http.Endpoints;

/// <summary>What a start may ask for, and how the voices among it sound.</summary>
public sealed partial class ChoiceEndpoints(OfferedVoices voices, VoiceSamples samples, ILogger<ChoiceEndpoints> logger)
{
    private const string ForDays = "public, max-age=604800";

    /// <summary><c>GET /api/choices</c>: what a start may ask for, so that a form offers nothing that would be refused.</summary>
    [Function("GetChoices")]
    public IResult GetChoices([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/choices")] HttpRequest request) =>
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

    /// <summary><c>GET /api/voices/{voice}/sample.mp3</c>: one sentence by a voice.</summary>
    [Function("GetVoiceSample")]
    public async Task<IResult> GetVoiceSampleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/voices/{voice}/sample.mp3")] HttpRequest request,
        string voice,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        try
        {
            return await samples.OpenAsync(voice, client, cancellationToken) is { } sample
                ? Answers.Ranges(sample, "audio/mpeg", ForDays)
                : Problems.NotFound("unknown-voice", "No such voice", "This voice is not offered; GET /api/choices lists those that are.");
        }
        catch (BudgetSpentException)
        {
            return Problems.NotNow("budget-spent", "Not today", "This voice was not heard before, and nothing more is bought today.");
        }
        catch (CategorizedException exception) when (exception is not SystemResourceException)
        {
            LogSilent(voice, exception);
            return Problems.NotNow("voice-silent", "The voice does not speak", "The voice cannot be heard at the moment. Try again later.");
        }
    }

    [LoggerMessage(3204, LogLevel.Warning, "The sample of the voice {Voice} could not be made.")]
    private partial void LogSilent(string voice, Exception exception);
}
