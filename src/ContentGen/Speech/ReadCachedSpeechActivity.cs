using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Speech;

/// <summary>
/// Brings the speech of an earlier run for the very same script into this run, however old it is. Null when there is none. A second
/// execution writes the same again.
/// </summary>
public sealed class ReadCachedSpeechActivity(SpeechCache cache)
{
    [Function(ActivityName.ReadCachedSpeech)]
    public Task<SpeechResult?> RunAsync([ActivityTrigger] SpeechCall call, CancellationToken cancellationToken) =>
        cache.UseAsync(call, TimeSpan.MaxValue, cancellationToken);
}
