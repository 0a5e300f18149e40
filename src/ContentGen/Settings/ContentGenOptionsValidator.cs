using Microsoft.Extensions.Options;

namespace ContentGen.Settings;

[OptionsValidator]
internal sealed partial class ContentGenOptionsValidator : IValidateOptions<ContentGenOptions>;
