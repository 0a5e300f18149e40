using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Aws;

[OptionsValidator]
internal sealed partial class AwsOptionsValidator : IValidateOptions<AwsOptions>;
