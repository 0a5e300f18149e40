using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace ContentGen.Telemetry;

/// <summary>
/// Stands around the exporter's calls. What Azure Monitor refuses with 401 or 403 the exporter keeps on disk and sends later, but it drops
/// what the identity gets no token for: this makes a 401 of that. And it says, once when it begins and once when it is over, that nothing
/// arrives, because the exporter says nothing that anybody would see.
/// </summary>
/// <param name="services">Asked when there is something to say: loggers are made after the exporter.</param>
internal sealed partial class RefusalPolicy(IServiceProvider services) : HttpPipelinePolicy
{
    private int _isRefused;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
            Note(message.Response.Status);
        }
        catch (AuthenticationFailedException exception)
        {
            message.Response = WithoutToken(message, exception);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
            Note(message.Response.Status);
        }
        catch (AuthenticationFailedException exception)
        {
            message.Response = WithoutToken(message, exception);
        }
    }

    private NoToken WithoutToken(HttpMessage message, AuthenticationFailedException exception)
    {
        if (Interlocked.Exchange(ref _isRefused, 1) == 0)
        {
            LogNoToken(Logger, exception.Message.ReplaceLineEndings("\n").Split('\n')[0]);
        }

        return new NoToken(message.Request.ClientRequestId);
    }

    private void Note(int status)
    {
        if (status is 401 or 403)
        {
            if (Interlocked.Exchange(ref _isRefused, 1) == 0)
            {
                LogRefused(Logger, status);
            }
        }
        else if (status < 300 && Interlocked.Exchange(ref _isRefused, 0) == 1)
        {
            LogAccepted(Logger);
        }
    }

    private ILogger Logger => services.GetRequiredService<ILogger<RefusalPolicy>>();

    [LoggerMessage(
        1511,
        LogLevel.Error,
        "No telemetry is sent, because the app's identity gets no token for Azure Monitor; it is kept on disk and sent later."
        + " Check the identity that " + TelemetryOptions.AuthenticationSetting + " and AZURE_CLIENT_ID name. {Reason}")]
    private static partial void LogNoToken(ILogger logger, string reason);

    [LoggerMessage(
        1512,
        LogLevel.Error,
        "Azure Monitor refuses the app's telemetry ({Status}); it is kept on disk and sent later. Give the app's identity the role"
        + " Monitoring Metrics Publisher on the Application Insights component, and, where that accepts identities only, set "
        + TelemetryOptions.AuthenticationSetting + ".")]
    private static partial void LogRefused(ILogger logger, int status);

    [LoggerMessage(1513, LogLevel.Information, "Azure Monitor accepts the app's telemetry again.")]
    private static partial void LogAccepted(ILogger logger);

    /// <summary>What a service answers to a request without a token.</summary>
    private sealed class NoToken(string clientRequestId) : Response
    {
        public override int Status => 401;

        public override string ReasonPhrase => "No token";

        public override Stream? ContentStream { get; set; }

        public override string ClientRequestId { get; set; } = clientRequestId;

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }
    }
}
