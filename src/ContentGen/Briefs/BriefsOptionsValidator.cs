using Microsoft.Extensions.Options;

namespace ContentGen.Briefs;

/// <summary>Checks each setting by its attributes.</summary>
[OptionsValidator]
internal sealed partial class BriefsOptionsValidator : IValidateOptions<BriefsOptions>;
