using ContentGen.Failures;
using ContentGen.Speech;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/voices/{voice}/sample.mp3</c>: one sentence by a voice.</summary>
public sealed partial class VoiceSampleEndpoint(VoiceSamples samples, ILogger<VoiceSampleEndpoint> logger)
{
    private const string ForDays = "public, max-age=604800";

    [Function("GetVoiceSample")]
    public async Task<IResult> RunAsync(
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
