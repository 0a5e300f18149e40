namespace ContentGen.Podcast;

/// <summary>A category of Apple's list, which players and directories share.</summary>
/// <param name="Subcategory">Null for the category as a whole.</param>
public sealed record PodcastCategory(string Name, string? Subcategory)
{
    // A subcategory is in one category only.
    private static readonly (string Name, string Subcategories)[] All =
    [
        ("Arts", "Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts"),
        ("Business", "Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit"),
        ("Comedy", "Comedy Interviews, Improv, Stand-Up"),
        ("Education", "Courses, How To, Language Learning, Self-Improvement"),
        ("Fiction", "Comedy Fiction, Drama, Science Fiction"),
        ("Government", ""),
        ("Health & Fitness", "Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality"),
        ("History", ""),
        ("Kids & Family", "Education for Kids, Parenting, Pets & Animals, Stories for Kids"),
        ("Leisure", "Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games"),
        ("Music", "Music Commentary, Music History, Music Interviews"),
        ("News", "Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News"),
        ("Religion & Spirituality", "Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality"),
        ("Science", "Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, Social Sciences"),
        ("Society & Culture", "Documentary, Personal Journals, Philosophy, Places & Travel, Relationships"),
        ("Sports", "Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, Tennis,"
            + " Volleyball, Wilderness, Wrestling"),
        ("Technology", ""),
        ("True Crime", ""),
        ("TV & Film", "After Shows, Film History, Film Interviews, Film Reviews, TV Reviews"),
    ];

    private static readonly Dictionary<string, PodcastCategory> ByName = All
        .SelectMany(category => category.Subcategories
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(subcategory => new PodcastCategory(category.Name, subcategory))
            .Prepend(new PodcastCategory(category.Name, null)))
        .ToDictionary(category => category.Subcategory ?? category.Name, StringComparer.OrdinalIgnoreCase);

    /// <param name="name">A category or subcategory, in any case. Null is returned for what is neither.</param>
    public static PodcastCategory? Find(string name) => ByName.GetValueOrDefault(name.Trim());
}
