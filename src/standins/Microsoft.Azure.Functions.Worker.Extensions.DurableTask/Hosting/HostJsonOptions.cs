using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Hosting;

/// <summary>Reads <c>extensions:durableTask</c> of host.json.</summary>
internal static class HostJsonOptions
{
    /// <exception cref="FunctionsHostStartException">A value cannot be read or is out of range.</exception>
    public static DurableOptions Read(IConfiguration hostJson)
    {
        try
        {
            var options = hostJson.GetSection("extensions:durableTask").Get<DurableOptions>() ?? new DurableOptions();
            options.Validate();
            return options;
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException)
        {
            throw new FunctionsHostStartException($"host.json, extensions:durableTask: {error.Message}", error);
        }
    }
}
