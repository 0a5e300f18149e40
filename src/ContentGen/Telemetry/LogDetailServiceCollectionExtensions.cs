using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Telemetry;

public static class LogDetailServiceCollectionExtensions
{
    private const string Product = "ContentGen";

    /// <summary>Lets <see cref="LogDetail"/> decide about the product's messages; configured levels for its categories come first.</summary>
    public static IServiceCollection AddLogDetail(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LogDetail>();
        services.AddSingleton<IConfigureOptions<LoggerFilterOptions>>(provider => new ConfigureOptions<LoggerFilterOptions>(
            options => options.Rules.Insert(0, RuleOf(provider.GetRequiredService<LogDetail>()))));
        return services;
    }

    // The rule carries the lowest level, its filter what of it is let through just now. Of equal rules the last one wins.
    private static LoggerFilterRule RuleOf(LogDetail detail) =>
        new(null, Product, LogLevel.Debug, (_, _, level) => level >= detail.Minimum);
}
