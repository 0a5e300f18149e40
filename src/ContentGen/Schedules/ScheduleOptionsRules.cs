using ContentGen.Requests;
using Microsoft.Extensions.Options;

namespace ContentGen.Schedules;

/// <summary>What attributes cannot say about <see cref="ScheduleOptions"/>.</summary>
internal sealed class ScheduleOptionsRules : IValidateOptions<ScheduleOptions>
{
    public ValidateOptionsResult Validate(string? name, ScheduleOptions options)
    {
        string[] unknown = [.. ListSetting.Split(options.WarmCategories).Except(NewsCategory.All)];
        return unknown.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"ContentGen:Schedule:WarmCategories names {string.Join(", ", unknown)}; the categories are {string.Join(", ", NewsCategory.All)}.");
    }
}
