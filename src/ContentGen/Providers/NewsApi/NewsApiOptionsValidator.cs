using Microsoft.Extensions.Options;

namespace ContentGen.Providers.NewsApi;

/// <summary>Checks the attributes of <see cref="NewsApiOptions"/>.</summary>
[OptionsValidator]
public sealed partial class NewsApiOptionsValidator : IValidateOptions<NewsApiOptions>;
