using System.CommandLine;
using System.Net;
using ContentGen.Simulator.Faults;

namespace ContentGen.Simulator;

/// <summary>The command line of the simulator run alone.</summary>
internal static class SimulatorCommand
{
    private const int Failed = 1;
    private const int BadUsage = 2;

    private static readonly Option<int> Port = new("--port")
    {
        Description = "Port on 127.0.0.1; 0 takes any free one.",
        DefaultValueFactory = _ => 7075,
    };

    private static readonly Option<string?> News = new("--news")
    {
        Description = "NewsAPI-shaped JSON file to serve instead of the sample.",
    };

    private static readonly Option<string?> FaultSpec = new("--faults")
    {
        Description = "Faults from the start: JSON, a file with it, or a list such as bedrock=error:0.3,polly=hang.",
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Decides every choice that a genuine service would make freely.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<double> Latency = new("--latency")
    {
        Description = "Multiplies how long answers take; 0 answers at once.",
        DefaultValueFactory = _ => 1,
    };

    public static async Task<int> RunAsync(string[] arguments)
    {
        var command = new RootCommand("NewsAPI, Amazon Bedrock Runtime and Amazon Polly on one local port, with faults on demand.")
        {
            Port, News, FaultSpec, Seed, Latency,
        };
        Port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && number is < 0 or > IPEndPoint.MaxPort)
            {
                result.AddError($"--port must be from 0 to {IPEndPoint.MaxPort}, not {number}.");
            }
        });
        command.SetAction(ServeAsync);
        var parsed = command.Parse(arguments);
        var exitCode = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? BadUsage : exitCode;
    }

    private static async Task<int> ServeAsync(ParseResult given, CancellationToken cancellationToken)
    {
        try
        {
            await using var simulator = await SimulatorServer.StartAsync(Options(given), cancellationToken);
            Announce(simulator);
            await simulator.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (FaultPlanException wrong)
        {
            await Console.Error.WriteLineAsync($"--faults: {wrong.Message}");
            return BadUsage;
        }
        catch (SimulatorStartException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return Failed;
        }
    }

    private static SimulatorOptions Options(ParseResult given) => new()
    {
        Port = given.GetValue(Port),
        NewsFile = given.GetValue(News),
        Seed = given.GetValue(Seed),
        Faults = given.GetValue(FaultSpec) is { } spec ? FaultPlan.Parse(spec) : FaultPlan.None,
        Latency = SimulatorLatency.Default with { Scale = Math.Max(0, given.GetValue(Latency)) },
    };

    private static void Announce(SimulatorServer simulator)
    {
        Console.WriteLine($"Simulator listening on {simulator.BaseAddress}");
        Console.WriteLine("Set these where the application runs:");
        foreach (var (name, value) in simulator.EnvironmentVariables)
        {
            Console.WriteLine($"  {name}={value}");
        }

        Console.WriteLine("GET, PUT and DELETE /faults; GET and DELETE /requests; GET /health. Ctrl+C stops.");
    }
}
