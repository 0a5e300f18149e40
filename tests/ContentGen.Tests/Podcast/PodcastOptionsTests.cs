using ContentGen.Podcast;
using ContentGen.Settings;

namespace ContentGen.Tests.Podcast;

public sealed class PodcastOptionsTests
{
    [Fact]
    public void Defaults_AreGood() => Assert.Empty(CheckedOptions.FaultsOf(new PodcastOptions()));

    [Fact]
    public void BlankOptionalSettings_CountAsUnset() =>
        Assert.Empty(CheckedOptions.FaultsOf(new PodcastOptions { OwnerName = "", OwnerEmail = "", Guid = "", Link = "", CoverUrl = "" }));

    public static TheoryData<PodcastOptions, string> Bad => new()
    {
        { new() { Title = "" }, "Podcast:Title is empty" },
        { new() { Title = new('a', 101) }, "Podcast:Title must have at most 100 characters" },
        { new() { Description = "" }, "Podcast:Description is empty" },
        { new() { Description = new('é', 2001) }, "Podcast:Description must have at most 4000 bytes" },
        { new() { Author = " " }, "Podcast:Author is empty" },
        { new() { OwnerEmail = "nobody" }, "Podcast:OwnerEmail is 'nobody'" },
        { new() { OwnerName = "The Harbour Post" }, "Podcast:OwnerName is set without Podcast:OwnerEmail" },
        { new() { Category = "Briefs" }, "Podcast:Category is 'Briefs'" },
        { new() { Category = "" }, "Podcast:Category is ''" },
        { new() { Guid = "{917393e3-1b1e-5cef-ace4-edaa54e1f810}" }, "Podcast:Guid is '{917393e3" },
        { new() { Link = "/podcast" }, "Podcast:Link is '/podcast'" },
        { new() { Link = "ftp://news.example/" }, "Podcast:Link is 'ftp:" },
        { new() { CoverUrl = "https://news.example/cover.svg" }, "Podcast:CoverUrl is 'https:" },
        { new() { CoverUrl = "cover.png" }, "Podcast:CoverUrl is 'cover.png'" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void BadSetting_IsNamedWithWhatToDo(PodcastOptions options, string message) =>
        Assert.StartsWith(message, Assert.Single(CheckedOptions.FaultsOf(options)), StringComparison.Ordinal);

    [Fact]
    public void Categories_AreThoseOfApplesList()
    {
        foreach (var (name, subcategories) in AppleCategories.All)
        {
            Assert.Equal(new PodcastCategory(name, null), PodcastCategory.Find(name));
            Assert.All(subcategories, sub => Assert.Equal(new PodcastCategory(name, sub), PodcastCategory.Find(sub.ToUpperInvariant())));
        }
    }
}
