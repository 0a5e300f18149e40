using Microsoft.Extensions.Options;

namespace ContentGen.Briefs;

/// <summary>Treats empty settings as unset and puts the default folder among the machine's temporary files.</summary>
internal sealed class BriefsDefaults : IPostConfigureOptions<BriefsOptions>
{
    public void PostConfigure(string? name, BriefsOptions options)
    {
        options.Store = NullIfBlank(options.Store);
        options.BlobServiceUri = NullIfBlank(options.BlobServiceUri);
        options.ConnectionString = NullIfBlank(options.ConnectionString);
        options.Folder = Path.GetFullPath(NullIfBlank(options.Folder) ?? Path.Combine(Path.GetTempPath(), "ContentGen", "briefs"));
    }

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
