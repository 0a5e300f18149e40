using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContentGen.Settings;

/// <summary>
/// The way settings are bound and checked: each by its attributes, whose messages name the setting, and several together by
/// <see cref="IValidatableObject"/>. The attributes are read by reflection, because the source-generated validator drops their messages.
/// </summary>
public static class CheckedOptions
{
    /// <summary>Binds <paramref name="section"/>. Every fault in it stops the start-up with a message of its own.</summary>
    public static IServiceCollection AddCheckedOptions<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<T>, Check<T>>());
        return services;
    }

    /// <summary>A message for each fault; empty when there is none.</summary>
    public static IReadOnlyList<string> FaultsOf(object options)
    {
        var context = new ValidationContext(options);
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, context, faults, validateAllProperties: true) && options is IValidatableObject rules)
        {
            // The validator does not ask for the rules when an attribute is violated, and has asked already when none is.
            faults = [.. faults.Concat(rules.Validate(context)).DistinctBy(fault => fault.ErrorMessage)];
        }

        return [.. faults.Select(fault => fault.ErrorMessage ?? "")];
    }

    private sealed class Check<T> : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            FaultsOf(options) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
