using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>Checks the languages of <see cref="AmazonPollyOptions.ForeignNames"/>.</summary>
internal sealed partial class ForeignNamesValidator : IValidateOptions<AmazonPollyOptions>
{
    public ValidateOptionsResult Validate(string? name, AmazonPollyOptions options)
    {
        string[] problems =
        [
            .. options.ForeignNames.Keys.Where(tag => !LanguageCode().IsMatch(tag)).Select(tag =>
                $"AmazonPolly:ForeignNames:{tag} is not under a language code of Amazon Polly, such as fr-FR."),
        ];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    [GeneratedRegex(@"\A(?:[a-z]{2,3}-[A-Z]{2}(?:-[A-Z]{3})?|arb)\z")]
    private static partial Regex LanguageCode();
}
