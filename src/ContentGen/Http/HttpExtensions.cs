using ContentGen.Http.Podcast;
using ContentGen.Settings;
using ContentGen.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace ContentGen.Http;

public static class HttpExtensions
{
    /// <summary>Text of the app's own that the framework does not compress by itself. Audio and pictures are compressed already.</summary>
    private static readonly string[] Compressed =
    [
        .. ResponseCompressionDefaults.MimeTypes, "application/json+chapters", "application/problem+json", "application/rss+xml",
        "application/x-subrip", "text/vtt",
    ];

    /// <summary>Answers HTTP by ASP.NET Core. Comes before other middleware of the app, which then finds the request.</summary>
    public static FunctionsApplicationBuilder AddHttp(this FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<HttpProtection>();
        builder.Services.AddSingleton<StartLimiter>();
        builder.Services.AddSingleton<PodcastFeed>();
        builder.Services.AddSingleton<IStartupFilter, Pipeline>();
        builder.Services.ConfigureHttpJsonOptions(options => ContentGenJson.Configure(options.SerializerOptions));
        builder.Services.Configure<ForwardedHeadersOptions>(CallerAddress.Configure);
        // The host holds bodies to 100 MiB. A limit below it breaks the connection from the host, whose caller gets 500.
        builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = null);
        builder.Services.AddResponseCompression(options =>
        {
            // Every answer travels by TLS on Azure. The one that holds a secret says itself that it is not to be compressed.
            options.EnableForHttps = true;
            options.MimeTypes = Compressed;
        });
        // At Information the framework logs addresses with their query, and so the keys in them. A configured level comes first.
        builder.Services.Configure<LoggerFilterOptions>(
            options => options.Rules.Insert(0, new(null, "Microsoft.AspNetCore", LogLevel.Warning, null)));
        return builder;
    }

    /// <summary>What happens to a request before the worker's own steps. Nothing here may answer: an invocation waits for it.</summary>
    private sealed class Pipeline : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            var hosts = app.ApplicationServices.GetRequiredService<IOptions<ContentGenOptions>>().Value.ForwardedHostNames;
            app.Use(following => http =>
            {
                CallerAddress.DropUnbelieved(http, hosts);
                return following(http);
            });
            app.UseResponseCompression();
            next(app);
        };
    }
}
