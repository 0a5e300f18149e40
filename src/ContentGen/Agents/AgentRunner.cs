using ContentGen.Agents.Answers;
using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.Bedrock;
using ContentGen.Requests;
using ContentGen.Resilience;
using ContentGen.Settings;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Agents;

/// <summary>
/// Makes one attempt of one agent: a call to the model and, when its answer is invalid, one more that shows the model what was wrong.
/// Each call passes the breaker's gate; both share the attempt's time limit. Nothing is kept, so an attempt may be repeated.
/// </summary>
public sealed partial class AgentRunner(
    IStructuredModel model,
    ICircuitBreakerGate gate,
    IOptions<ContentGenOptions> options,
    TimeLimits limits,
    ILogger<AgentRunner> logger)
{
    /// <exception cref="InvalidOutputException">The answer to the repair turn was invalid too.</exception>
    /// <exception cref="CategorizedException">
    /// The model could not be called, or did not answer in time; with a receipt of what was bought.
    /// </exception>
    public async Task<AgentResult<TOutput>> RunAsync<TInput, TAnswer, TOutput>(
        Agent<TInput, TAnswer, TOutput> agent,
        AgentCall<TInput> call,
        DurableTaskClient client,
        CancellationToken cancellationToken)
        where TOutput : class
    {
        if (!call.Permit.Allowed)
        {
            throw new CircuitOpenException(call.Permit.Service);
        }

        var limit = new AttemptTimeLimit(AttemptTimeLimit.AgentTimeout, options.Value.AgentTimeout, limits, call.TimeLimit);
        var usage = new UsageMeter(agent.Prompt.Version, limits.Time);
        Task<StructuredAnswer> AskAsync(StructuredRequest request) => usage.MeasureAsync(
            request,
            () => gate.CallAsync(
                client,
                call.Permit,
                token => limit.CallAsync("Bedrock", inner => model.CompleteAsync(request, inner), token),
                cancellationToken));

        var question = agent.Question(call.Request, call.Input);
        try
        {
            var output = await limit.HoldAsync(
                () => ConverseAsync(agent, call, Ask(agent, call.Request, question), AskAsync), cancellationToken);
            return new AgentResult<TOutput>(output, usage.Total);
        }
        catch (CategorizedException failure) when (failure is not CircuitOpenException || usage.Total.InputTokens > 0)
        {
            failure.Receipt = new AttemptReceipt(Guid.NewGuid().ToString("N"), call.RunId, usage.Total with { Repaired = false });
            throw;
        }
    }

    private static StructuredRequest Ask<TInput, TAnswer, TOutput>(
        Agent<TInput, TAnswer, TOutput> agent, BriefRequest request, string question)
        where TOutput : class => new(agent.Name, agent.Prompt.Text, question, agent.Schema)
        {
            TokensNeeded = agent.TokensNeeded(request),
        };

    private async Task<TOutput> ConverseAsync<TInput, TAnswer, TOutput>(
        Agent<TInput, TAnswer, TOutput> agent,
        AgentCall<TInput> call,
        StructuredRequest request,
        Func<StructuredRequest, Task<StructuredAnswer>> askAsync)
        where TOutput : class
    {
        var answer = await askAsync(request).ConfigureAwait(false);
        var first = AnswerReader.Read(agent, answer, call.Request, call.Input);
        if (first.Output is { } accepted)
        {
            return accepted;
        }

        RepairNeeded(call.RunId, agent.Name, LoggedProblems.Of(first.Problems));
        var correction = new Correction(answer, AgentCorrection.Write(first.Problems));
        var repaired = await askAsync(request with { Correction = correction }).ConfigureAwait(false);
        var second = AnswerReader.Read(agent, repaired, call.Request, call.Input);
        return second.Output ?? throw new InvalidOutputException(
            $"{agent.Name}: the model's answer is invalid, also after one repair turn. {LoggedProblems.Of(second.Problems.Take(3))}");
    }

    [LoggerMessage(2201, LogLevel.Warning, "Run {RunId}, {Agent}: the answer is invalid and goes back to the model once. {Problems}")]
    private partial void RepairNeeded(string runId, string agent, string problems);
}

/// <summary>Words the repair turn.</summary>
internal static class AgentCorrection
{
    private const int MostProblems = 20;

    public static string Write(IReadOnlyList<string> problems) =>
        "The answer cannot be used:\n"
        + string.Concat(problems.Take(MostProblems).Select(problem => $"- {problem}\n"))
        + "Give the whole answer once more with these points corrected and everything else unchanged.";
}

/// <summary>
/// Adds up what the calls of one attempt took. Of a call that failed it knows what was sent and how long it took, but no tokens.
/// </summary>
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
