namespace ContentGen.Editions;

/// <summary>
/// One edition as it is configured, under <c>Editions:{n}</c>. A list is given item by item (<c>Times:0</c>) or as one value with commas.
/// What is left out is as for a start without a body.
/// </summary>
public sealed class EditionOptions
{
    /// <summary>Lower-case letters, digits and single hyphens, at most 40 characters. Needed.</summary>
    public string? Name { get; set; }

    /// <summary>Shown to listeners, at most 100 characters. Default: the name.</summary>
    public string? Title { get; set; }

    /// <summary>Times of day, <c>HH:mm</c>, in <see cref="TimeZone"/>. Default: none; the edition is made on demand only.</summary>
    public List<string> Times { get; set; } = [];

    /// <summary>IANA id of a time zone, such as <c>Europe/Berlin</c>. Default: UTC.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>English names of days, such as <c>monday</c>. Default: all seven.</summary>
    public List<string> Days { get; set; } = [];

    /// <summary>News categories. Default: general, technology, science.</summary>
    public List<string> Categories { get; set; } = [];

    /// <summary>ISO 3166-1 alpha-2 code. Default: us.</summary>
    public string? Country { get; set; }

    /// <summary>ISO 639-1 code. Default: en.</summary>
    public string? Language { get; set; }

    /// <summary>One or two voices of Amazon Polly. Default: the usual one of the language.</summary>
    public List<string> Voices { get; set; } = [];

    /// <summary>1 to 10. Default: 5.</summary>
    public int? MaxStories { get; set; }

    /// <summary>1 to 10. Default: 2.</summary>
    public int? Minutes { get; set; }

    /// <summary><c>bulletin</c> or <c>conversation</c>. Default: bulletin.</summary>
    public string? Style { get; set; }

    /// <summary>Addresses of feeds, in the place of <c>Rss:Feeds</c>. Default: none.</summary>
    public List<string> Feeds { get; set; } = [];

    /// <summary>Whether a person has to approve each script.</summary>
    public EditionReviewOptions Review { get; set; } = new();
}

/// <summary>Section <c>Editions:{n}:Review</c>.</summary>
public sealed class EditionReviewOptions
{
    /// <summary>Default: false.</summary>
    public bool Enabled { get; set; }

    /// <summary>How long a script waits. Default: 30 minutes. Range: 1 second to 7 days.</summary>
    public TimeSpan Timeout { get; set; } = ReviewTerms.Default.Timeout;

    /// <summary><c>publish</c> or <c>drop</c>. Default: publish.</summary>
    public string OnTimeout { get; set; } = "publish";
}
