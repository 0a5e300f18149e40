using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Resilience;
using ContentGen.Settings;
using ContentGen.Speech.Ssml;
using ContentGen.Storage;

namespace ContentGen.Speech;

/// <summary>One short sentence by each voice, to choose by ear. Bought once a voice and engine, and kept.</summary>
public sealed class VoiceSamples(
    AmazonPollySpeech speech,
    OfferedVoices voices,
    IContentStore store,
    ICircuitBreakerGate gate,
    IOptions<ContentGenOptions> product,
    IOptions<AmazonPollyOptions> amazonPolly,
    TimeLimits limits)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly IReadOnlyDictionary<string, string> Sentences = new Dictionary<string, string>
    {
        ["ar"] = "صباح الخير. هذه أخبار اليوم.",
        ["de"] = "Guten Morgen. Hier sind die Nachrichten des Tages.",
        ["en"] = "Good morning. Here is the news of the day.",
        ["es"] = "Buenos días. Estas son las noticias del día.",
        ["fr"] = "Bonjour. Voici les nouvelles du jour.",
        ["it"] = "Buongiorno. Ecco le notizie del giorno.",
        ["nl"] = "Goedemorgen. Dit is het nieuws van de dag.",
        ["no"] = "God morgen. Her er dagens nyheter.",
        ["pt"] = "Bom dia. Estas são as notícias do dia.",
        ["sv"] = "God morgon. Här är dagens nyheter.",
        ["zh"] = "早上好。这里是今天的新闻。",
    };

    // Two visitors who ask at the same time buy once.
    private readonly SemaphoreSlim _buying = new(1);

    /// <param name="voice">Amazon Polly voice id, as it is written there.</param>
    /// <returns>The MP3; null when the voice is not among those offered.</returns>
    /// <exception cref="BudgetSpentException">It is not bought yet, and the day's budget is used up.</exception>
    /// <exception cref="CategorizedException">It is not bought yet and Amazon Polly did not speak, or the store cannot be used.</exception>
    public async Task<StoredContent?> OpenAsync(string voice, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (Sentences.Keys.FirstOrDefault(code => voices.Of(code).Contains(voice)) is not { } language)
        {
            return null;
        }

        var name = $"voices/{voices.Engine}/{voice}.mp3";
        if (await store.OpenAsync(name, cancellationToken) is { } kept)
        {
            return kept;
        }

        await _buying.WaitAsync(cancellationToken);
        try
        {
            if (await store.OpenAsync(name, cancellationToken) is { } bought)
            {
                return bought;
            }

            var answer = await BuyAsync(Sentences[language], new(voice, voices.Engine), client, cancellationToken);
            await store.PutAsync(name, BinaryData.FromBytes(answer), "audio/mpeg", cancellationToken);
        }
        finally
        {
            _buying.Release();
        }

        return await store.OpenAsync(name, cancellationToken);
    }

    private async Task<byte[]> BuyAsync(string sentence, Speaker speaker, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var prices = PriceTable.From(product.Value.Prices);
        var budget = DailyBudgetEntity.IdOf(DateOnly.FromDateTime(limits.Time.GetUtcNow().UtcDateTime));
        var limit = product.Value.DailyBudgetUsd;
        if (limit is not null)
        {
            var day = await client.Entities.GetEntityAsync<DailyBudgetState>(budget, includeState: true, cancellationToken);
            var spent = day is { IncludesState: true, State: { } state } ? state.SpentUsd() : 0;
            if (spent + (prices.OfCharacters(speaker.Engine, sentence.Length) ?? 0) > limit)
            {
                throw new BudgetSpentException();
            }
        }

        var ssml = SsmlChunks.Split(SpeechScript.Read([sentence]), SsmlStyle.Of(amazonPolly.Value)).Single().Ssml;
        var attempt = new AttemptTimeLimit("that of a voice's sample", Patience, limits);
        var answer = await gate.CallAsync(
            client,
            CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly),
            token => speech.SpeakAsync(ssml, speaker, attempt, token),
            cancellationToken);
        if (limit is not null && prices.OfCharacters(speaker.Engine, answer.BilledCharacters) is { } price)
        {
            var charge = new BudgetCharge($"voice-sample/{speaker.Engine}/{speaker.Voice}", price, limit.Value);
            await client.Entities.SignalEntityAsync(budget, nameof(DailyBudgetEntity.Settle), charge, options: null, cancellationToken);
        }

        return answer.Content;
    }
}

/// <summary>The day's budget (<c>ContentGen:DailyBudgetUsd</c>) does not allow another purchase.</summary>
public sealed class BudgetSpentException()
    : Exception("The budget of the day (ContentGen:DailyBudgetUsd) is used up, so nothing more was bought.");
