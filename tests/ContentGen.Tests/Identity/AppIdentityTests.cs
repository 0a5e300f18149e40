using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using ContentGen.Providers.Aws;
using ContentGen.Storage;
using ContentGen.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Identity;

/// <summary>One credential for every client of Azure.</summary>
public sealed class AppIdentityTests
{
    private const string ClientId = "0f0e0d0c-0000-4000-8000-000000000001";

    private static readonly (string Name, string Value) Monitor = (
        TelemetryOptions.AzureMonitorSetting,
        "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://127.0.0.1:9/");

    [Theory]
    [InlineData("http://127.0.0.1:9/msi/token", typeof(ManagedIdentityCredential))]
    [InlineData("", typeof(DefaultAzureCredential))]
    public void Credential_ByThePlatform_IsTheManagedIdentityOrThePersonsOnTheMachine(string endpoint, Type kind)
    {
        using var provider = Provider(("IDENTITY_ENDPOINT", endpoint), ("AZURE_CLIENT_ID", ClientId));

        Assert.IsType(kind, provider.GetRequiredService<TokenCredential>());
    }

    [Fact]
    public void Credential_OfStoreAwsAndTelemetry_IsOne()
    {
        using var provider = Provider(
            Monitor, ("AZURE_CLIENT_ID", ClientId), (TelemetryOptions.AuthenticationSetting, $"Authorization=AAD;ClientId={ClientId}"));

        Assert.Same(Assert.Single(provider.GetServices<TokenCredential>()), Exporter(provider).Credential);
    }

    [Fact]
    public void Telemetry_NoAuthenticationString_HasNoCredential()
    {
        using var provider = Provider(Monitor, ("IDENTITY_ENDPOINT", "http://127.0.0.1:9/msi/token"), ("AZURE_CLIENT_ID", ClientId));

        Assert.Null(Exporter(provider).Credential);
    }

    private static AzureMonitorExporterOptions Exporter(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<AzureMonitorExporterOptions>>().Value;

    private static ServiceProvider Provider(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(one => one.Name, one => (string?)one.Value)).Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddContentStore()
            .AddAwsIdentity()
            .AddContentGenTelemetry(configuration)
            .BuildServiceProvider();
    }
}
