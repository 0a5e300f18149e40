using ContentGen.Providers.Bedrock;

namespace ContentGen.Agents;

/// <summary>Adds up what the calls of one attempt took.</summary>
internal sealed class UsageMeter(string promptVersion, TimeProvider time)
{
    public ModelUsage Total { get; private set; } = new("", promptVersion, 0, 0, 0, Repaired: false, 0);

    public async Task<StructuredAnswer> MeasureAsync(StructuredRequest request, Func<Task<StructuredAnswer>> ask)
    {
        var start = time.GetTimestamp();
        var answer = await ask().ConfigureAwait(false);
        Total = Total with
        {
            ModelId = answer.ModelId,
            PromptCharacters = Total.PromptCharacters + request.Characters,
            InputTokens = Total.InputTokens + answer.InputTokens,
            OutputTokens = Total.OutputTokens + answer.OutputTokens,
            Repaired = request.Correction is not null,
            DurationMs = Total.DurationMs + (long)time.GetElapsedTime(start).TotalMilliseconds,
        };
        return answer;
    }
}
