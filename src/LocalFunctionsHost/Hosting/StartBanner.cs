using System.Text;
using LocalFunctionsHost.App;
using LocalFunctionsHost.Http;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Hosting;

/// <summary>
/// Prints the functions and where the host listens, as plain lines on stdout. Not printed when the log category <see cref="Category"/>
/// is above Warning, or nothing is logged at all.
/// </summary>
internal static class StartBanner
{
    public const string Category = "Host.Startup";

    public static void Show(ILoggerFactory loggers, Uri baseAddress, IReadOnlyList<HttpRoute> routes, IReadOnlyList<AppFunction> functions)
    {
        if (!loggers.CreateLogger(Category).IsEnabled(LogLevel.Warning))
        {
            return;
        }
        var authority = baseAddress.GetLeftPart(UriPartial.Authority);
        var text = new StringBuilder("\nFunctions:\n\n");
        foreach (var route in routes)
        {
            var methods = route.Methods.Count == 0 ? "" : $"[{string.Join(',', route.Methods)}] ";
            text.Append($"\t{route.Function.Name}: {methods}{authority}/{route.Template}\n\n");
        }
        foreach (var function in functions.Where(function => function.Kind != TriggerKind.Http))
        {
            var kind = function.Kind.ToString();
            text.Append($"\t{function.Name}: {char.ToLowerInvariant(kind[0])}{kind[1..]}Trigger\n\n");
        }
        Console.Out.Write(text.Append($"Now listening on: {authority}\n").ToString());
    }
}
