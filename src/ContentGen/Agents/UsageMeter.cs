using ContentGen.Providers.Bedrock;

namespace ContentGen.Agents;

/// <summary>Adds up what the calls of one attempt took. Of a call that failed it knows what was sent and how long it took, but no tokens.</summary>
internal sealed class UsageMeter(string promptVersion, TimeProvider time)
{
    public ModelUsage Total { get; private set; } = new("", promptVersion, 0, 0, 0, Repaired: false, 0);

    public async Task<StructuredAnswer> MeasureAsync(StructuredRequest request, Func<Task<StructuredAnswer>> ask)
    {
        var start = time.GetTimestamp();
        try
        {
            var answer = await ask().ConfigureAwait(false);
            Total = Total with
            {
                ModelId = answer.ModelId,
                InputTokens = Total.InputTokens + answer.InputTokens,
                OutputTokens = Total.OutputTokens + answer.OutputTokens,
                Repaired = request.Correction is not null,
            };
            return answer;
        }
        finally
        {
            Total = Total with
            {
                PromptCharacters = Total.PromptCharacters + request.Characters,
                DurationMs = Total.DurationMs + (long)time.GetElapsedTime(start).TotalMilliseconds,
            };
        }
    }
}
