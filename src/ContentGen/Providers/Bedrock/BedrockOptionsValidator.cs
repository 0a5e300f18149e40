using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Bedrock;

/// <summary>Checks the attributes of <see cref="BedrockOptions"/>.</summary>
[OptionsValidator]
public sealed partial class BedrockOptionsValidator : IValidateOptions<BedrockOptions>;
