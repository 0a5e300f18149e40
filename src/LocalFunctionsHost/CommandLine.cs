using System.CommandLine;
using System.Net;

namespace LocalFunctionsHost;

/// <summary>
/// <c>--app DIR</c> and how to serve it. Exit code 0: stopped as asked; 1: it cannot start, or the command line is not valid.
/// </summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(string[] args)
    {
        var app = new Option<string>("--app")
        {
            Description = "Folder of a built .NET isolated function app.",
            HelpName = "DIR",
            Required = true,
        };
        var port = new Option<int?>("--port")
        {
            Description = "Port; 0 takes any free one. Default: LocalHttpPort of local.settings.json, then 7071.",
            HelpName = "N",
        };
        var address = new Option<string>("--address")
        {
            Description = "Address to listen on.",
            HelpName = "IP",
            DefaultValueFactory = _ => "127.0.0.1",
        };
        var data = new Option<string?>("--data")
        {
            Description = "Folder of what outlives a run. Default: one for this app under the temporary directory.",
            HelpName = "DIR",
        };
        var backend = new Option<string>("--backend") { Description = "Where durable state is kept.", DefaultValueFactory = _ => "sqlite" };
        backend.AcceptOnlyFromAmong("sqlite", "azurite");
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, out var number) && number is >= 0 and <= IPEndPoint.MaxPort))
            {
                result.AddError($"--port {text} is not a port. Give a number from 0 (any free port) to {IPEndPoint.MaxPort}.");
            }
        });
        address.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !IPAddress.TryParse(text, out _))
            {
                result.AddError($"--address {text} is not an IP address. Give one such as 127.0.0.1, or 0.0.0.0 for all.");
            }
        });
        var root = new RootCommand("Runs a .NET isolated function app on this machine: HTTP, timers, durable functions.")
        {
            app, port, address, data, backend,
        };
        root.SetAction((result, cancellationToken) => ServeAsync(
            new FunctionsHostOptions
            {
                AppFolder = result.GetValue(app)!,
                Port = result.GetValue(port),
                Address = IPAddress.Parse(result.GetValue(address)!),
                DataFolder = result.GetValue(data),
                Backend = Enum.Parse<DurableBackend>(result.GetValue(backend)!, ignoreCase: true),
            },
            cancellationToken));
        // Stopping has its own limits, and ends by itself.
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Timeout.InfiniteTimeSpan });
    }

    private static async Task<int> ServeAsync(FunctionsHostOptions options, CancellationToken cancellationToken)
    {
        // The signals that cancel are listened to when this method has returned for the first time.
        await Task.Yield();
        try
        {
            await using var host = await FunctionsHost.StartAsync(options, cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (FunctionsHostStartException e)
        {
            await Console.Error.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }
}
