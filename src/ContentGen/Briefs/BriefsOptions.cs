using System.ComponentModel.DataAnnotations;

namespace ContentGen.Briefs;

/// <summary>Where briefs are kept and when they count as stale. Section <c>Briefs</c>.</summary>
public sealed class BriefsOptions
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

    /// <summary>Age at which the latest brief asks to be refreshed. Default: 12 hours. Range: 1 minute to 30 days.</summary>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromHours(12);

    internal bool UsesBlobs => Store is null ? HasAccount : Store.Equals("Blobs", StringComparison.OrdinalIgnoreCase);

    internal bool HasAccount => BlobServiceUri is not null || ConnectionString is not null;
}
