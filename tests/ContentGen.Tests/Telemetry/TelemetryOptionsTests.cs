using ContentGen.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace ContentGen.Tests.Telemetry;

public sealed class TelemetryOptionsTests
{
    [Fact]
    public void Add_NoPlaceNamed_CollectsNothing()
    {
        var services = new ServiceCollection();

        services.AddContentGenTelemetry(Settings());

        Assert.Empty(services);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4317")]
    [InlineData(
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=http://127.0.0.1:9/")]
    [InlineData("Telemetry:Console", "true")]
    public void Add_PlaceNamed_Collects(string setting, string value)
    {
        var settings = Settings((setting, value));
        var services = new ServiceCollection().AddSingleton(settings);

        services.AddContentGenTelemetry(settings);

        using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetService<TracerProvider>());
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317")]
    [InlineData("Telemetry:Console", "yes")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "ClientId=0f0e0d0c-0000-4000-8000-000000000001")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=Key")]
    [InlineData("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Authorization=AAD;ClientId=0f0e0d0c-0000-4000-8000-000000000001")]
    public void From_WrongValue_NamesTheSetting(string setting, string value)
    {
        var error = Assert.Throws<InvalidOperationException>(() => TelemetryOptions.From(Settings((setting, value))));

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization=AAD")]
    [InlineData(" clientid = 0f0e0d0c-0000-4000-8000-000000000001 ; authorization=aad; ")]
    public void From_AuthenticationString_TakesTokens(string text) => Assert.True(TelemetryOptions.From(Settings(
        (TelemetryOptions.AuthenticationSetting, text), ("AZURE_CLIENT_ID", "0f0e0d0c-0000-4000-8000-000000000001"))).AzureMonitorTakesTokens);

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Name, one => (string?)one.Value)).Build();
}
