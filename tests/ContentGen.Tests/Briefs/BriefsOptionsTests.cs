using ContentGen.Briefs;
using ContentGen.Settings;
using ContentGen.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Briefs;

public sealed class BriefsOptionsTests
{
    [Fact]
    public void Settings_NothingSet_KeepsFilesInTheTemporaryDirectory()
    {
        using var provider = Provide([]);

        Assert.IsType<FileContentStore>(provider.GetRequiredService<IContentStore>());
        Assert.StartsWith(
            Path.GetTempPath(), provider.GetRequiredService<IOptions<ContentStoreOptions>>().Value.Folder, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Briefs:BlobServiceUri", "https://account.blob.core.windows.net")]
    [InlineData("Briefs:ConnectionString", "UseDevelopmentStorage=true")]
    public void Settings_AccountGiven_KeepsBlobs(string setting, string value)
    {
        using var provider = Provide(new() { [setting] = value });

        Assert.IsType<BlobContentStore>(provider.GetRequiredService<IContentStore>());
    }

    [Fact]
    public void Settings_FilesChosenBesideAnAccount_KeepsFiles()
    {
        using var provider = Provide(new()
        {
            ["Briefs:Store"] = "files",
            ["Briefs:BlobServiceUri"] = "https://account.blob.core.windows.net",
        });

        Assert.IsType<FileContentStore>(provider.GetRequiredService<IContentStore>());
    }

    [Fact]
    public void Settings_BlankSettings_CountAsUnset()
    {
        using var provider = Provide(new() { ["Briefs:Store"] = "", ["Briefs:BlobServiceUri"] = " ", ["Briefs:Folder"] = "" });

        Assert.IsType<FileContentStore>(provider.GetRequiredService<IContentStore>());
    }

    [Theory]
    [InlineData("Briefs:Store", "Tapes", "Briefs:Store is 'Tapes'; use Files or Blobs.")]
    [InlineData("Briefs:Store", "Blobs", "set Briefs:BlobServiceUri or Briefs:ConnectionString")]
    [InlineData("Briefs:BlobServiceUri", "account", "BlobServiceUri must be an https address alone")]
    [InlineData("Briefs:BlobServiceUri", "http://account.blob.core.windows.net", "BlobServiceUri must be an https address alone")]
    [InlineData("Briefs:BlobServiceUri", "https://a.blob.core.windows.net?sig=x", "BlobServiceUri must be an https address alone")]
    [InlineData("Briefs:StaleAfter", "00:00:01", "Briefs:StaleAfter")]
    [InlineData("Briefs:StaleAfter", "31.00:00:00", "Briefs:StaleAfter")]
    [InlineData("Briefs:Container", "Public_Briefs", "Briefs:Container must be")]
    public void Settings_BadSetting_NamesItAndSaysWhatToDo(string setting, string value, string message)
    {
        using var provider = Provide(new() { [setting] = value });

        var exception = Assert.Throws<OptionsValidationException>(() => ReadAll(provider));

        Assert.Contains(message, Assert.Single(exception.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_ConnectionStringUnreadable_DoesNotRepeatIt()
    {
        using var provider = Provide(new() { ["Briefs:ConnectionString"] = "AccountKey=hush" });

        var exception = Assert.Throws<OptionsValidationException>(() => ReadAll(provider));

        Assert.Contains("Briefs:ConnectionString", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", exception.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Provide(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddLogging()
        .AddContentStore()
        .AddCheckedOptions<BriefsOptions>(BriefsOptions.SectionName)
        .BuildServiceProvider();

    private static object ReadAll(ServiceProvider provider) => (
        provider.GetRequiredService<IOptions<ContentStoreOptions>>().Value, provider.GetRequiredService<IOptions<BriefsOptions>>().Value);
}
