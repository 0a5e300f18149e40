using ContentGen.Agents;
using ContentGen.Audio;
using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Telemetry;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace ContentGen.Orchestration;

/// <summary>
/// Keeps what a run buys, and asks the day's budget before each purchase when there is one. A purchase that fails leaves what was set
/// aside for it spent: its attempts may have cost that much.
/// </summary>
internal sealed class RunAccount(TaskOrchestrationContext context, RunSettings settings, RunDeadline deadline)
{
    public const string Overspent = "The budget of the day (ContentGen:DailyBudgetUsd) is used up, so nothing more was bought.";

    // What an agent usually reads and writes, with one repair turn in two.
    private const int TypicalInput = 6_000;
    private const int TypicalOutput = 1_500;

    // Audio and speech marks are charged alike. The engine is the activity's own setting; what it did cost is settled afterwards.
    private const int ChargesPerText = 2;
    private const string UsualEngine = "neural";

    private readonly RunMeter _meter = new(context);
    private readonly EntityInstanceId _budget = DailyBudgetEntity.IdOf(DateOnly.FromDateTime(context.CurrentUtcDateTime));

    public RunCost Cost { get; private set; } = RunCost.None;

    public Task<bool> AllowsAgentAsync(string agent) =>
        AllowsAsync(agent, settings.Prices.OfTokens(settings.ModelId, TypicalInput, TypicalOutput));

    public Task<bool> AllowsSpeechAsync(string step, IReadOnlyList<string> sentences) =>
        AllowsAsync(step, settings.Prices.OfCharacters(UsualEngine, ChargesPerText * sentences.Sum(sentence => sentence.Length)));

    public Task BoughtAsync(string agent, ModelUsage usage)
    {
        Cost = Cost.Plus(usage, settings.Prices);
        return PayAsync(agent, ServiceName.Bedrock, RunCost.None.Plus(usage, settings.Prices).Usd);
    }

    public Task BoughtAsync(string step, SpeechResult speech)
    {
        Cost = Cost.Plus(speech, settings.Prices);
        return PayAsync(step, ServiceName.AmazonPolly, RunCost.None.Plus(speech, settings.Prices).Usd);
    }

    /// <summary>Gives back what was set aside for a step that bought nothing: its service was not called, or the cache had its content.</summary>
    public Task ReleaseAsync(string step) => SettleAsync(step, 0);

    private async Task<bool> AllowsAsync(string step, decimal? estimate) =>
        settings.DailyBudgetUsd is not { } limit
        || await DailyBudgetInquiry.ReserveAsync(
            context, _budget, new(IdOf(step), estimate ?? 0, limit), deadline.PatienceOf(CircuitBreakerDefaults.AskPatience, context.CurrentUtcDateTime));

    private Task PayAsync(string step, string service, decimal? usd)
    {
        _meter.Spent(service, usd);
        return SettleAsync(step, usd);
    }

    private Task SettleAsync(string step, decimal? usd) => settings.DailyBudgetUsd is { } limit && usd is { } price
        ? context.Entities.SignalEntityAsync(_budget, nameof(DailyBudgetEntity.Settle), new BudgetCharge(IdOf(step), price, limit))
        : Task.CompletedTask;

    private string IdOf(string step) => $"{context.InstanceId}/{step}";
}
