using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Aws;

/// <summary>What the settings under <c>Aws</c> must be together.</summary>
internal sealed class AwsOptionsRules : IValidateOptions<AwsOptions>
{
    public ValidateOptionsResult Validate(string? name, AwsOptions options) => (options.HasRole, options.TokenAudience.Length > 0) switch
    {
        (true, false) => ValidateOptionsResult.Fail(
            "Aws:TokenAudience is empty; with Aws:RoleArn it must be the application id URI whose tokens AWS accepts, such as api://contentgen-aws."),
        (false, true) => ValidateOptionsResult.Fail(
            "Aws:RoleArn is empty, but Aws:TokenAudience is set; set both to assume a role, or neither to use the standard AWS credentials."),
        _ => ValidateOptionsResult.Success,
    };
}
