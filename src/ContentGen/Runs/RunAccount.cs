using System.Diagnostics.CodeAnalysis;
using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Speech;
using ContentGen.Telemetry;
using Microsoft.DurableTask.Entities;

namespace ContentGen.Runs;

/// <summary>
/// Keeps what a run buys, and asks the day's budget before each purchase when there is one. A purchase that fails leaves what was set
/// aside for it spent, because an attempt that told nothing may have cost that much; more than that when its attempts told of more.
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

    private readonly HashSet<string> _receipts = [];
    private readonly Dictionary<string, RunCost> _failed = [];
    private readonly Dictionary<string, ModelUsage> _failedUsage = [];
    private readonly Dictionary<string, decimal> _setAside = [];
    private readonly DateTime _startedAt = context.CurrentUtcDateTime;
    private readonly EntityInstanceId _budget = DailyBudgetEntity.IdOf(DateOnly.FromDateTime(context.CurrentUtcDateTime));

    public RunCost Cost { get; private set; } = RunCost.None;

    /// <param name="tokensNeeded">What the agent may have to write; 0 where that is as much as usual.</param>
    public Task<bool> AllowsAgentAsync(string agent, int tokensNeeded) =>
        AllowsAsync(agent, settings.Prices.OfTokens(settings.ModelId, TypicalInput, Math.Max(TypicalOutput, tokensNeeded)));

    public Task<bool> AllowsSpeechAsync(string step, IReadOnlyList<string> sentences) =>
        AllowsAsync(step, settings.Prices.OfCharacters(UsualEngine, ChargesPerText * sentences.Sum(sentence => sentence.Length)));

    public Task BoughtAsync(string agent, ModelUsage usage) =>
        PayAsync(agent, ServiceName.Bedrock, RunCost.None.Plus(usage, settings.Prices));

    public Task BoughtAsync(string step, SpeechResult speech) =>
        PayAsync(step, ServiceName.AmazonPolly, RunCost.None.PlusSpeech(speech.Engine, speech.BilledCharacters, settings.Prices));

    /// <summary>
    /// Takes what a failed attempt had bought into account, when that is known. Telling the same attempt again changes nothing.
    /// </summary>
    public void AttemptFailed(string step, string service, AttemptReceipt? receipt)
    {
        if (receipt is null || !_receipts.Add(receipt.Id))
        {
            return;
        }

        var isOurs = receipt.RunId == context.InstanceId;
        if (receipt.Usage is { } usage)
        {
            _failedUsage[step] = UsageOf(step, isOurs ? usage : usage.WithoutCost());
        }

        if (!isOurs)
        {
            return;
        }

        var cost = RunCost.None.Plus(receipt, settings.Prices);
        Cost = Cost.Plus(cost);
        _failed[step] = FailedOf(step).Plus(cost);
        if (cost.Usd > 0)
        {
            Spent(service, cost.Usd);
        }
    }

    /// <summary>What an agent's failed attempts took, as far as they told, and the last one; null when nothing is known.</summary>
    [return: NotNullIfNotNull(nameof(last))]
    public ModelUsage? UsageOf(string agent, ModelUsage? last)
    {
        var failed = _failedUsage.GetValueOrDefault(agent);
        return last is null ? failed : failed?.Plus(last) ?? last;
    }

    /// <summary>Ends a step that brought nothing.</summary>
    public Task FailedAsync(string step)
    {
        var setAside = _setAside.GetValueOrDefault(step);
        var told = FailedOf(step).Usd;
        return SettleAsync(step, told > setAside ? told : setAside);
    }

    /// <summary>
    /// Gives back what was set aside for a step that called no service, or whose content the cache had; what failed attempts before
    /// that took stays spent.
    /// </summary>
    public Task ReleaseAsync(string step) => SettleAsync(step, FailedOf(step).Usd);

    private RunCost FailedOf(string step) => _failed.GetValueOrDefault(step, RunCost.None);

    private async Task<bool> AllowsAsync(string step, decimal? estimate)
    {
        _setAside[step] = estimate ?? 0;
        if (settings.DailyBudgetUsd is not { } limit)
        {
            return true;
        }

        // Without an answer the money is spent: a brief is worth more than a cent.
        var ask = context.Entities.CallEntityAsync<BudgetAnswer>(
            _budget, nameof(DailyBudgetEntity.Reserve), new BudgetCharge(IdOf(step), estimate ?? 0, limit));
        var answered = await deadline.EndsWithinAsync(ask, deadline.PatienceOf(CircuitBreakerEntity.AskPatience));
        return !answered || !ask.IsCompletedSuccessfully || ask.Result.Allowed;
    }

    private Task PayAsync(string step, string service, RunCost cost)
    {
        Cost = Cost.Plus(cost);
        Spent(service, cost.Usd);
        return SettleAsync(step, FailedOf(step).Plus(cost).Usd);
    }

    // As in the brief's own cost; a price that is not known is not recorded.
    private void Spent(string service, decimal? usd)
    {
        if (usd is { } known)
        {
            context.Once(() => Instruments.Spent(service, (double)known));
        }
    }

    private Task SettleAsync(string step, decimal? usd) => settings.DailyBudgetUsd is { } limit && usd is { } price
        ? context.Entities.SignalEntityAsync(_budget, nameof(DailyBudgetEntity.Settle), new BudgetCharge(IdOf(step), price, limit))
        : Task.CompletedTask;

    // With the time: an orchestration that makes a section again has the id of the one before it.
    private string IdOf(string step) => $"{context.InstanceId}/{_startedAt:HHmmssfff}/{step}";
}
