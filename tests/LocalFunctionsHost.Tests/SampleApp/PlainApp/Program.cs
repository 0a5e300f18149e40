using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace PlainApp;

/// <summary>A function app without ASP.NET Core integration and without anything durable.</summary>
public static class Program
{
    public static void Main(string[] args) => CreateHost(args).Run();

    public static IHost CreateHost(string[] args) => FunctionsApplication.CreateBuilder(args).Build();
}
