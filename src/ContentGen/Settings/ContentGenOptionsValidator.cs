using System.ComponentModel.DataAnnotations;
using ContentGen.Cost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Settings;

/// <summary>
/// Checks each setting by its attributes, and the rules between settings. The attributes are read by reflection: the source-generated
/// validator drops their messages, which name the setting in the words of its user.
/// </summary>
internal sealed class ContentGenOptionsValidator : IValidateOptions<ContentGenOptions>
{
    public ValidateOptionsResult Validate(string? name, ContentGenOptions options)
    {
        string[] faults = [.. FaultsOf(options), .. FaultsOf(options.Retry), .. FaultsOf(options.CircuitBreaker), .. FaultsOf(options.Cache), .. FaultsOf(options.StartLimit),
            .. options.Prices.Models.SelectMany(FaultsOf)];
        if (faults.Length == 0)
        {
            faults = [.. FaultsBetween(options)];
        }

        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FaultsOf(object section)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(section, new ValidationContext(section), results, validateAllProperties: true);
        return results.Select(result => result.ErrorMessage ?? "");
    }

    private static IEnumerable<string> FaultsBetween(ContentGenOptions options)
    {
        if (options.DailyBudgetUsd is not null && PriceTable.From(options.Prices).OfTokens(options.ModelId, 0, 0) is null)
        {
            yield return $"ContentGen:DailyBudgetUsd is set, but ContentGen:Prices:Models has no price for ContentGen:ModelId '{options.ModelId}'; add an entry with ModelId, InputUsd and OutputUsd.";
        }

        // What the platform leaves when it cannot read the vault. As a key it would be one that can be guessed.
        if (options.ReadKey?.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal) == true)
        {
            yield return "ContentGen:ReadKey is a reference to a key vault that was not resolved; check the secret, the app's role and the vault's network, then restart the app.";
        }

        if (options.AgentTimeout > options.RunDeadline)
        {
            yield return $"ContentGen:AgentTimeout ({options.AgentTimeout}) is longer than ContentGen:RunDeadline ({options.RunDeadline}); an attempt must fit into a run.";
        }

        if (options.Retry.FirstRetryInterval > options.Retry.MaxRetryInterval)
        {
            yield return $"ContentGen:Retry:FirstRetryInterval ({options.Retry.FirstRetryInterval}) is longer than ContentGen:Retry:MaxRetryInterval ({options.Retry.MaxRetryInterval}).";
        }
    }
}

public static class SettingsServiceCollectionExtensions
{
    /// <summary>Binds and checks <see cref="ContentGenOptions"/>: a bad setting stops the start-up with a line that names it.</summary>
    public static IServiceCollection AddContentGenSettings(this IServiceCollection services)
    {
        services.AddOptions<ContentGenOptions>().BindConfiguration(ContentGenOptions.SectionName).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<ContentGenOptions>, ContentGenOptionsValidator>();
    }
}
