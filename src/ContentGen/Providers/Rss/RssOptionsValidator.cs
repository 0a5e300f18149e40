using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Rss;

/// <summary>Checks the attributes of <see cref="RssOptions"/>.</summary>
[OptionsValidator]
public sealed partial class RssOptionsValidator : IValidateOptions<RssOptions>;
