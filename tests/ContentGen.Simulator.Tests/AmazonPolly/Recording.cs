using Amazon.Polly;
using Amazon.Runtime;
using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Settings;
using ContentGen.Speech;
using ContentGen.Storage;
using ContentGen.Text;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContentGen.Simulator.Tests.AmazonPolly;

/// <summary>A script spoken by the app's own activity, through the AWS client and HTTP.</summary>
internal sealed record Recording(SpeechResult Result, byte[] Mp3, IReadOnlyList<WordTiming> Words)
{
    public static async Task<Recording> MakeAsync(SimulatorServer simulator, string language, string[] script)
    {
        var config = new AmazonPollyConfig { ServiceURL = simulator.BaseAddress.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };
        using var client = new AmazonPollyClient(new BasicAWSCredentials("AKIATEST", "not-a-secret"), config);
        var store = new KeptContent();
        var result = await Activity(() => client, store).RunAsync(
            new SpeechCall(
                "run1", script, language, null, CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly)), null!, CancellationToken.None);
        return new Recording(
            result,
            store.Items[ContentName.Audio("run1")].ToArray(),
            store.Items[ContentName.WordTimings("run1")].ToObjectFromJson<List<WordTiming>>(ContentGenJson.Options)!);
    }

    private static SynthesizeSpeechActivity Activity(Func<IAmazonPolly> client, KeptContent store)
    {
        var (product, amazonPolly, time) = (Options.Create(new ContentGenOptions()), Options.Create(
            new AmazonPollyOptions()), TimeProvider.System);
        var speakers = new SpeakerChoice(
            product, amazonPolly, new OfferedVoices(client, product, amazonPolly, new(time), NullLogger<OfferedVoices>.Instance));
        var cache = new SpeechCache(new ContentCache(store, new(time), NullLogger<ContentCache>.Instance), store, speakers, time);
        return new SynthesizeSpeechActivity(
            new AmazonPollySpeech(
                client,
                amazonPolly,
                time), speakers, store, cache, new NoBreaker(), product, amazonPolly, new(time), NullLogger<SynthesizeSpeechActivity>.Instance);
    }

    private sealed class NoBreaker : ICircuitBreakerGate
    {
        public Task<T> CallAsync<T>(
            DurableTaskClient client, CircuitBreakerPermit permit, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) => call(cancellationToken);
    }

    private sealed class KeptContent : IContentStore
    {
        public Dictionary<string, BinaryData> Items { get; } = [];

        public Task PutAsync(string name, BinaryData content, string contentType, CancellationToken cancellationToken)
        {
            Items[name] = content;
            return Task.CompletedTask;
        }

        public Task<BinaryData?> GetAsync(string name, CancellationToken cancellationToken) =>
            Task.FromResult(Items.GetValueOrDefault(name));

        public Task<VersionedContent?> GetVersionedAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> TryPutAsync(
            string name, BinaryData content, string contentType, string? version, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<StoredContent?> OpenAsync(string name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DeleteAsync(string name, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
