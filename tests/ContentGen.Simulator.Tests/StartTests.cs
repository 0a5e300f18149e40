namespace ContentGen.Simulator.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task StartAsync_PortInUse_SaysSoInOneLine()
    {
        await using var first = await TestSimulator.StartAsync();
        var port = first.Server.BaseAddress.Port;

        var failure = await Assert.ThrowsAsync<SimulatorStartException>(
            () => SimulatorServer.StartAsync(new SimulatorOptions { Port = port }));

        Assert.Contains($"127.0.0.1:{port}: the port is in use", failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task Health_Running_IsOk()
    {
        await using var simulator = await TestSimulator.StartAsync();

        var health = await simulator.NewsAsync("/health");

        Assert.Equal("ok", health.Json["status"]!.ToString());
        Assert.Equal("silent", health.Json["speech"]!.ToString());
    }

    [Fact]
    public async Task EnvironmentVariables_Running_PointAtIt()
    {
        await using var simulator = await TestSimulator.StartAsync();

        var variables = simulator.Server.EnvironmentVariables;

        Assert.Equal(simulator.Server.BaseAddress, new Uri(variables["AWS_ENDPOINT_URL_POLLY"]));
        Assert.Equal(simulator.Server.BaseAddress, new Uri(variables["AWS_ENDPOINT_URL_BEDROCK_RUNTIME"]));
        Assert.Equal(simulator.Server.BaseAddress, new Uri(variables["NewsApi__BaseUrl"]));
    }
}
