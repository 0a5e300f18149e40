using Microsoft.Azure.Functions.Worker.Hosting.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Console lines as Core Tools writes them, at the levels of host.json; the app's own Logging section goes before those.</summary>
internal static class HostLogging
{
    public static void Configure(ILoggingBuilder logging, FunctionsHostSettings settings, IConfiguration app)
    {
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddConfiguration(settings.HostJson.GetSection("logging"));
        logging.AddConfiguration(app.GetSection("Logging"));
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "[yyyy-MM-ddTHH:mm:ss.fffZ] ";
        });
    }
}
