using System.ComponentModel.DataAnnotations;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SampleApp;

/// <summary>A function app as <c>func init</c> makes it, with a middleware and settings of its own.</summary>
public static class Program
{
    public static void Main(string[] args) => CreateHost(args).Run();

    public static IHost CreateHost(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<StampMiddleware>();
        builder.Services.AddSingleton<Gates>();
        builder.Services.AddOptions<SampleOptions>().BindConfiguration("Sample").ValidateDataAnnotations().ValidateOnStart();
        return builder.Build();
    }
}

/// <summary>Settings without which the app does not start, unless the defaults are right.</summary>
public sealed class SampleOptions
{
    /// <summary>Portions a request may ask for, 1 to 10.</summary>
    [Range(1, 10, ErrorMessage = "Sample:Portions must be from 1 to 10.")]
    public int Portions { get; init; } = 3;
}
