using System.Net.Sockets;
using ContentGen.Local.CommandLine;
using ContentGen.Simulator;
using ContentGen.Simulator.Faults;
using Microsoft.AspNetCore.Connections;

namespace ContentGen.Local.Hosting;

/// <summary>Starts the simulator as the command line asks for it.</summary>
internal static class LocalSimulator
{
    /// <exception cref="LocalFailureException">A port, the news file or the faults cannot be used.</exception>
    public static async Task<SimulatorServer> StartAsync(LocalOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await SimulatorServer.StartAsync(Translate(options), cancellationToken);
        }
        catch (FaultPlanException wrong)
        {
            throw LocalFailureException.Usage($"--faults: {wrong.Message}", wrong);
        }
        catch (SimulatorStartException wrong) when (IsAboutThePort(wrong))
        {
            throw LocalFailureException.NothingDelivered($"{wrong.Message} The option is --simulator-port.", wrong);
        }
        catch (SimulatorStartException wrong)
        {
            throw LocalFailureException.Usage(wrong.Message, wrong);
        }
    }

    private static SimulatorOptions Translate(LocalOptions options) => new()
    {
        Port = options.SimulatorPort,
        NewsFile = options.NewsFile,
        Seed = options.Seed,
        Faults = options.Faults is null ? FaultPlan.None : FaultPlan.Parse(options.Faults),
    };

    private static bool IsAboutThePort(Exception exception)
    {
        for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is AddressInUseException or SocketException)
            {
                return true;
            }
        }

        return false;
    }
}
