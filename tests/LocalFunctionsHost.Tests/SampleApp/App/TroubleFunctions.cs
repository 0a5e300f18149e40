using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace SampleApp;

/// <summary>What goes wrong in apps.</summary>
public sealed class TroubleFunctions(Gates gates)
{
    [Function("Throws")]
    public IActionResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException("a secret of the app");

    /// <summary>Waits until its gate is opened, and notes when it was told to end before.</summary>
    [Function("Slow")]
    public async Task<IActionResult> Slow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken)
    {
        gates.Note(name, "started");
        try
        {
            await gates.WaitAsync(name).WaitAsync(cancellationToken);
            gates.Note(name, "done");
            return new OkObjectResult("done");
        }
        catch (OperationCanceledException)
        {
            gates.Note(name, "cancelled");
            throw;
        }
    }

    [Function("OpenGate")]
    public IActionResult OpenGate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gates/{name}")] HttpRequest request, string name)
    {
        gates.Open(name);
        return new NoContentResult();
    }

    [Function("Noted")]
    public IActionResult Noted(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "gates/{name}")] HttpRequest request, string name) =>
        new ContentResult { Content = gates.Noted(name) ?? "nothing" };

    [Function("ProcessId")]
    public IActionResult ProcessId([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        new ContentResult { Content = Environment.ProcessId.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Ends the worker's process as a crash would.</summary>
    [Function("Crash")]
    public IActionResult Crash([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        Process.GetCurrentProcess().Kill();
        return new NoContentResult();
    }
}
