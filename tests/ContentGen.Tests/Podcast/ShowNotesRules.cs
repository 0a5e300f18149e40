using System.Xml;
using System.Xml.Linq;

namespace ContentGen.Tests.Podcast;

/// <summary>HTML that players show: a few elements, each closed, and links to the web only.</summary>
internal static class ShowNotesRules
{
    private static readonly string[] Elements = ["p", "ol", "ul", "li", "a", "br", "b", "i", "em", "strong"];

    /// <summary>What is wrong with it; null for nothing. What the app writes is XML too, once it has a root.</summary>
    public static string? Fault(string html)
    {
        XElement notes;
        try
        {
            notes = XElement.Parse($"<notes>{html}</notes>");
        }
        catch (XmlException exception)
        {
            return $"is no HTML: {exception.Message}";
        }

        foreach (var element in notes.Descendants())
        {
            if (!Elements.Contains(element.Name.ToString()))
            {
                return $"has the element {element.Name}";
            }

            string[] attributes = [.. element.Attributes().Select(attribute => attribute.Name.ToString())];
            if (!attributes.SequenceEqual(element.Name == "a" ? ["href"] : Array.Empty<string>()))
            {
                return $"has {element.Name} with the attributes {string.Join(", ", attributes)}";
            }

            if (element.Name == "a"
                && !(Uri.TryCreate(element.Attribute("href")!.Value, UriKind.Absolute, out var link) && link.Scheme is ("http" or "https")))
            {
                return $"leads to '{element.Attribute("href")!.Value}'";
            }
        }

        return null;
    }
}

/// <summary>Apple's categories of podcasts, with their subcategories.</summary>
internal static class AppleCategories
{
    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>
    {
        ["Arts"] = ["Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"],
        ["Business"] = ["Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"],
        ["Comedy"] = ["Comedy Interviews", "Improv", "Stand-Up"],
        ["Education"] = ["Courses", "How To", "Language Learning", "Self-Improvement"],
        ["Fiction"] = ["Comedy Fiction", "Drama", "Science Fiction"],
        ["Government"] = [],
        ["History"] = [],
        ["Health & Fitness"] = ["Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality"],
        ["Kids & Family"] = ["Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"],
        ["Leisure"] = ["Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden", "Video Games"],
        ["Music"] = ["Music Commentary", "Music History", "Music Interviews"],
        ["News"] = ["Business News", "Daily News", "Entertainment News", "News Commentary", "Politics", "Sports News", "Tech News"],
        ["Religion & Spirituality"] = ["Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion", "Spirituality"],
        ["Science"] =
        [
            "Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics", "Natural Sciences", "Nature", "Physics",
            "Social Sciences",
        ],
        ["Society & Culture"] = ["Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"],
        ["Sports"] =
        [
            "Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby", "Running", "Soccer", "Swimming",
            "Tennis", "Volleyball", "Wilderness", "Wrestling",
        ],
        ["Technology"] = [],
        ["True Crime"] = [],
        ["TV & Film"] = ["After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"],
    };
}
