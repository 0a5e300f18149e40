using System.ComponentModel.DataAnnotations;
using Azure.Storage.Blobs;

namespace ContentGen.Storage;

/// <summary>Where content is kept. Section <c>Briefs</c>.</summary>
/// <remarks>No fault repeats a value that may hold a key.</remarks>
public sealed class ContentStoreOptions : IValidatableObject
{
    public const string SectionName = "Briefs";

    /// <summary><c>Files</c> or <c>Blobs</c>. Default: Blobs when an account is named below, else Files.</summary>
    public string? Store { get; set; }

    /// <summary>Folder of the file store. Default: <c>briefs</c> beside the local data, or in the temporary directory.</summary>
    public string? Folder { get; set; }

    /// <summary>
    /// Address of the storage account's blob service, such as <c>https://account.blob.core.windows.net</c>; reached with the managed
    /// identity (AZURE_CLIENT_ID chooses a user-assigned one) or, on a developer's machine, with the developer's sign-in.
    /// </summary>
    public string? BlobServiceUri { get; set; }

    /// <summary>Connection string of the storage account, for Azurite and other accounts without identities.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Blob container; made when missing, never public. Default: briefs.</summary>
    [RegularExpression(
        "^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$",
        ErrorMessage = "Briefs:Container must be 3 to 63 lower-case letters, digits and single dashes.")]
    public string Container { get; set; } = "briefs";

    internal bool UsesBlobs => Store is null ? HasAccount : Store.Equals("Blobs", StringComparison.OrdinalIgnoreCase);

    internal bool HasAccount => BlobServiceUri is not null || ConnectionString is not null;

    /// <summary>Treats empty settings as unset and puts the default folder among the machine's temporary files.</summary>
    internal void SetDefaults()
    {
        Store = NullIfBlank(Store);
        BlobServiceUri = NullIfBlank(BlobServiceUri);
        ConnectionString = NullIfBlank(ConnectionString);
        Folder = Path.GetFullPath(NullIfBlank(Folder) ?? Path.Combine(Path.GetTempPath(), "ContentGen", "briefs"));
    }

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        (bool IsBroken, string Fault)[] rules =
        [
            (Store is not null && !IsStore(Store), $"Briefs:Store is '{Store}'; use Files or Blobs."),
            (BlobServiceUri is not null && ConnectionString is not null,
                "Briefs:BlobServiceUri and Briefs:ConnectionString are both set; keep the one that names the account to use."),
            (UsesBlobs && !HasAccount,
                "Briefs:Store is Blobs, but no account is named; set Briefs:BlobServiceUri or Briefs:ConnectionString."),
            (BlobServiceUri is not null && !IsServiceAddress(BlobServiceUri),
                "Briefs:BlobServiceUri must be an https address alone, such as https://account.blob.core.windows.net."),
            (ConnectionString is not null && !IsConnectionString(ConnectionString),
                "Briefs:ConnectionString is not a storage connection string; copy it whole from the storage account."),
        ];
        return rules.Where(rule => rule.IsBroken).Select(rule => new ValidationResult(rule.Fault));
    }

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static bool IsStore(string store) =>
        store.Equals("Files", StringComparison.OrdinalIgnoreCase) || store.Equals("Blobs", StringComparison.OrdinalIgnoreCase);

    // Tokens are sent over https only; a query or user name would be a key, and keys have no place here.
    private static bool IsServiceAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && (uri.Query + uri.UserInfo).Length == 0;

    private static bool IsConnectionString(string text)
    {
        try
        {
            _ = new BlobServiceClient(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
