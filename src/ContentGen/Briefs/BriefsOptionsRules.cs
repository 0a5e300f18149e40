using ContentGen.Storage;
using Microsoft.Extensions.Options;

namespace ContentGen.Briefs;

/// <summary>
/// Checks what attributes cannot: that section <c>Briefs</c> names one usable store. Repeats no value that may hold a key.
/// </summary>
internal sealed class BriefsOptionsRules : IValidateOptions<BriefsOptions>
{
    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    public ValidateOptionsResult Validate(string? name, BriefsOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(BriefsOptions options)
    {
        if (options.Store is { } store && !IsStore(store))
        {
            yield return $"Briefs:Store is '{store}'; use Files or Blobs.";
        }

        if (options.BlobServiceUri is not null && options.ConnectionString is not null)
        {
            yield return "Briefs:BlobServiceUri and Briefs:ConnectionString are both set; keep the one that names the account to use.";
        }

        if (options.UsesBlobs && !options.HasAccount)
        {
            yield return "Briefs:Store is Blobs, but no account is named; set Briefs:BlobServiceUri or Briefs:ConnectionString.";
        }

        if (options.BlobServiceUri is { } uri && !IsServiceAddress(uri))
        {
            yield return "Briefs:BlobServiceUri must be an https address alone, such as https://account.blob.core.windows.net.";
        }

        if (options.ConnectionString is { } connection && !BlobContainers.IsConnectionString(connection))
        {
            yield return "Briefs:ConnectionString is not a storage connection string; copy it whole from the storage account.";
        }

        if (options.StaleAfter < ShortestLife || options.StaleAfter > LongestLife)
        {
            yield return $"Briefs:StaleAfter is {options.StaleAfter}; use {ShortestLife} to {LongestLife}, as [d.]hh:mm:ss.";
        }
    }

    private static bool IsStore(string store) =>
        store.Equals("Files", StringComparison.OrdinalIgnoreCase) || store.Equals("Blobs", StringComparison.OrdinalIgnoreCase);

    // Tokens are sent over https only; a query or user name would be a key, and keys have no place here.
    private static bool IsServiceAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && (uri.Query + uri.UserInfo).Length == 0;
}
