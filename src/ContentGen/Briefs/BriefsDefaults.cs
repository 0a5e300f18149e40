using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ContentGen.Briefs;

/// <summary>Treats empty settings as unset and puts the default folder beside the local data (<c>--data</c>).</summary>
internal sealed class BriefsDefaults(IConfiguration configuration) : IPostConfigureOptions<BriefsOptions>
{
    public void PostConfigure(string? name, BriefsOptions options)
    {
        options.Store = NullIfBlank(options.Store);
        options.BlobServiceUri = NullIfBlank(options.BlobServiceUri);
        options.ConnectionString = NullIfBlank(options.ConnectionString);
        options.Folder = Path.GetFullPath(NullIfBlank(options.Folder) ?? DefaultFolder());
    }

    private string DefaultFolder() =>
        NullIfBlank(configuration["data"]) is { } data
            ? Path.Combine(data, "briefs")
            : Path.Combine(Path.GetTempPath(), "ContentGen", "briefs");

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
