using System.ComponentModel.DataAnnotations;
using System.Text;
using ContentGen.Settings;

namespace ContentGen.Podcast;

/// <summary>What the podcast says of itself. Section <c>Podcast</c>.</summary>
public sealed class PodcastOptions : IValidatableObject
{
    public const string SectionName = "Podcast";

    private const int MostDescriptionBytes = 4000;

    /// <summary>Default: Daily news brief. At most 100 characters. The feed of an edition has the edition's title behind it.</summary>
    [Required(ErrorMessage = "Podcast:Title is empty; name the podcast.")]
    [MaxLength(100, ErrorMessage = "Podcast:Title must have at most {1} characters.")]
    public string Title { get; set; } = "Daily news brief";

    /// <summary>What it is about, as plain text. At most 4000 bytes of UTF-8, which is what directories take.</summary>
    [Required(ErrorMessage = "Podcast:Description is empty; say what the podcast is about.")]
    public string Description { get; set; } = "The day's news in a few minutes: chosen, written and spoken by ContentGen.";

    /// <summary>Who makes it. Default: ContentGen. At most 255 characters.</summary>
    [Required(ErrorMessage = "Podcast:Author is empty; say who makes the podcast.")]
    [MaxLength(255, ErrorMessage = "Podcast:Author must have at most {1} characters.")]
    public string Author { get; set; } = "ContentGen";

    /// <summary>
    /// Address to which directories write to prove who owns the podcast; whoever reads the feed can read it. Default: none.
    /// </summary>
    public string? OwnerEmail { get; set; }

    /// <summary>Whose address <see cref="OwnerEmail"/> is. Default: the author.</summary>
    [MaxLength(255, ErrorMessage = "Podcast:OwnerName must have at most {1} characters.")]
    public string? OwnerName { get; set; }

    /// <summary>Whether it is unfit for children. Default: false.</summary>
    public bool Explicit { get; set; }

    /// <summary>A category or subcategory of Apple's list, such as <c>Tech News</c>. Default: News.</summary>
    public string Category { get; set; } = "News";

    /// <summary>
    /// The podcast's UUID wherever its feed moves; those of the editions' feeds are made of it. Default: made of the feed's address, as
    /// Podcasting 2.0 says.
    /// </summary>
    public string? Guid { get; set; }

    /// <summary>Address of its web page. Default: the app's own page.</summary>
    public string? Link { get; set; }

    /// <summary>Address of its cover, a square JPEG or PNG of 1400 to 3000 pixels. Default: the app's own cover.</summary>
    public string? CoverUrl { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Faults().Select(fault => new ValidationResult(fault));

    private IEnumerable<string> Faults()
    {
        if (Encoding.UTF8.GetByteCount(Description) > MostDescriptionBytes)
        {
            yield return $"Podcast:Description must have at most {MostDescriptionBytes} bytes of UTF-8.";
        }

        if (!string.IsNullOrEmpty(OwnerEmail) && !new EmailAddressAttribute().IsValid(OwnerEmail))
        {
            yield return $"Podcast:OwnerEmail is '{OwnerEmail}', which is no e-mail address; write one such as news@example.org.";
        }

        if (!string.IsNullOrEmpty(OwnerName) && string.IsNullOrEmpty(OwnerEmail))
        {
            yield return "Podcast:OwnerName is set without Podcast:OwnerEmail; an owner is told by both or not at all.";
        }

        if (PodcastCategory.Find(Category) is null)
        {
            yield return $"Podcast:Category is '{Category}', which is not in Apple's list of podcast categories; write one such as News.";
        }

        if (!string.IsNullOrEmpty(Guid) && !System.Guid.TryParseExact(Guid, "D", out _))
        {
            yield return $"Podcast:Guid is '{Guid}', which is no UUID; write 32 hexadecimal digits as 8-4-4-4-12.";
        }

        if (!string.IsNullOrEmpty(Link) && !IsWeb(Link))
        {
            yield return $"Podcast:Link is '{Link}', which is no web address; write it in full, with https or http.";
        }

        if (!string.IsNullOrEmpty(CoverUrl) && !(IsWeb(CoverUrl) && IsPicture(new Uri(CoverUrl).AbsolutePath)))
        {
            yield return $"Podcast:CoverUrl is '{CoverUrl}', which is no web address of a JPEG or PNG; it must end in .jpg, .jpeg or .png.";
        }
    }

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http");

    private static bool IsPicture(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png";
}

public static class PodcastServiceCollectionExtensions
{
    /// <summary>What the podcast is called, and the tags of its audio. Needs the editions.</summary>
    public static IServiceCollection AddPodcast(this IServiceCollection services) => services
        .AddCheckedOptions<PodcastOptions>(PodcastOptions.SectionName)
        .AddSingleton<PodcastShows>()
        .AddSingleton<AudioTags>();
}
