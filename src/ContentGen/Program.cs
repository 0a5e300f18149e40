using System.Runtime.CompilerServices;
using System.Text.Json;
using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Editions;
using ContentGen.Failures;
using ContentGen.Http;
using ContentGen.Learning;
using ContentGen.News;
using ContentGen.Podcast;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Providers.Bedrock;
using ContentGen.Resilience;
using ContentGen.Runs;
using ContentGen.Schedules;
using ContentGen.Settings;
using ContentGen.Speech;
using ContentGen.Storage;
using ContentGen.Telemetry;
using ContentGen.Text;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Hosting;

namespace ContentGen;

/// <summary>The composition root of the Function App.</summary>
public static class Program
{
    private const int BadSettings = 78; // EX_CONFIG of sysexits.h

    /// <returns>0 after a stop, 78 when a setting is wrong; what is wrong is then said in one line on standard error.</returns>
    public static int Main(string[] args)
    {
        try
        {
            CreateHost(args).Run();
            return 0;
        }
        catch (BadSettingsException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return BadSettings;
        }
    }

    /// <summary>Builds the app and checks its settings without starting it; used by everything that hosts it in its own process.</summary>
    /// <exception cref="BadSettingsException">A setting is wrong.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IHost CreateHost(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<JsonSerializerOptions>(ContentGenJson.Configure);
        builder.Services.Configure<WorkerOptions>(ConfigureWorker);
        builder.Services.AddSingleton<IExceptionPropertiesProvider, FailureProperties>();
        builder.Services
            .AddCheckedOptions<ContentGenOptions>(ContentGenOptions.SectionName)
            .AddSingleton<TimeLimits>()
            .AddLogDetail()
            .AddContentGenTelemetry(builder.Configuration)
            .AddSingleton<CircuitBreakerGate>()
            .AddSingleton<ICircuitBreakerGate>(provider => provider.GetRequiredService<CircuitBreakerGate>())
            .AddContentStore()
            .AddSingleton<StatisticsReader>()
            .AddEditions()
            .AddSingleton<ContentCache>().AddSingleton<SingleFlight>()
            .AddCheckedOptions<ScheduleOptions>(ScheduleOptions.SectionName).AddSingleton<ContentRetention>()
            .AddHeadlines()
            .AddBedrock()
            .AddSingleton<AgentRunner>()
            .AddAmazonPolly()
            .AddSingleton<SpeechCache>().AddSingleton<SpeakerChoice>().AddSingleton<VoiceSamples>()
            .AddCheckedOptions<BriefsOptions>(BriefsOptions.SectionName)
            .AddSingleton<BriefIndex>().AddSingleton<IEditionMemory, EditionMemory>().AddSingleton<TraceArchive>()
            .AddPodcast()
            .AddSingleton<RunInputs>().AddSingleton<ReviewDrafts>().AddSingleton<LateBriefs>().AddSingleton<BriefArchive>();
        builder.AddHttp();

        var host = builder.Build();
        try
        {
            StartupSettings.Check(host.Services);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static void ConfigureWorker(WorkerOptions options)
    {
        // Spans carry the name of their function.
        options.Capabilities["WorkerOpenTelemetrySchemaVersion"] = "1.37.0";

        // Off, the orchestrator sees the type of an activity's exception, and so its category; on, it sees "(unknown)".
#pragma warning disable CS0618 // Obsolete, without a replacement that does this.
        options.EnableUserCodeException = false;
#pragma warning restore CS0618
    }
}
