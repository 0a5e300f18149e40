using System.Runtime.CompilerServices;
using Azure.Core.Serialization;
using ContentGen.Agents;
using ContentGen.Audio;
using ContentGen.Briefs;
using ContentGen.Caching;
using ContentGen.CircuitBreaker;
using ContentGen.Headlines;
using ContentGen.Http;
using ContentGen.Providers.Bedrock;
using ContentGen.Schedules;
using ContentGen.Serialization;
using ContentGen.Settings;
using ContentGen.Statistics;
using ContentGen.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContentGen;

/// <summary>The composition root of the Function App.</summary>
public static class Program
{
    public static void Main(string[] args) => CreateHost(args).Run();

    /// <summary>Builds the app without starting it; used by everything that hosts it in its own process.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IHost CreateHost(string[] args)
    {
        FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<WorkerOptions>(ConfigureWorker);
        builder.Services
            .AddContentGenSettings()
            .AddLogDetail()
            .AddContentGenTelemetry(builder.Configuration)
            .AddCircuitBreakers()
            .AddStatistics()
            .AddCaching()
            .AddSchedules()
            .AddHeadlines()
            .AddBedrock()
            .AddAgents()
            .AddSpeech()
            .AddBriefs()
            .AddHttpProtection();
        builder.UseHttpProtection();

        return builder.Build();
    }

    private static void ConfigureWorker(WorkerOptions options)
    {
        options.Serializer = new JsonObjectSerializer(ContentGenJson.Options);

        // Off, the orchestrator sees the type of an activity's exception, and so its category; on, it sees "(unknown)".
#pragma warning disable CS0618 // Obsolete, without a replacement that does this.
        options.EnableUserCodeException = false;
#pragma warning restore CS0618
    }
}
