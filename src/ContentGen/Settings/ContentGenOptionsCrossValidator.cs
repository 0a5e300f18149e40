using Microsoft.Extensions.Options;

namespace ContentGen.Settings;

/// <summary>Rules between settings.</summary>
internal sealed class ContentGenOptionsCrossValidator : IValidateOptions<ContentGenOptions>
{
    public ValidateOptionsResult Validate(string? name, ContentGenOptions options)
    {
        if (options.AgentTimeout > options.RunDeadline)
        {
            return ValidateOptionsResult.Fail(
                $"ContentGen:AgentTimeout ({options.AgentTimeout}) is longer than ContentGen:RunDeadline ({options.RunDeadline}); an attempt must fit into a run.");
        }

        if (options.Retry.FirstRetryInterval > options.Retry.MaxRetryInterval)
        {
            return ValidateOptionsResult.Fail(
                $"ContentGen:Retry:FirstRetryInterval ({options.Retry.FirstRetryInterval}) is longer than ContentGen:Retry:MaxRetryInterval ({options.Retry.MaxRetryInterval}).");
        }

        return ValidateOptionsResult.Success;
    }
}
