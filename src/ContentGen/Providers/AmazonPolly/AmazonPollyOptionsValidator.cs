using Microsoft.Extensions.Options;

namespace ContentGen.Providers.AmazonPolly;

[OptionsValidator]
internal sealed partial class AmazonPollyOptionsValidator : IValidateOptions<AmazonPollyOptions>;
