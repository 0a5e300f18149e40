using Microsoft.Azure.Functions.Worker.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Console lines as Core Tools writes them, at the levels of host.json; the app's own Logging section goes before those.</summary>
internal static class HostLogging
{
    public static void Configure(ILoggingBuilder logging, FunctionsHostSettings settings, IConfiguration app)
    {
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddConfiguration(settings.HostJson.GetSection("logging"));
        logging.AddConfiguration(app.GetSection("Logging"));
        logging.AddConsole(console => console.FormatterName = HostConsoleFormatter.FormatterName);
        logging.AddConsoleFormatter<HostConsoleFormatter, ConsoleFormatterOptions>();
    }
}
