using System.CommandLine;
using ContentGen.Requests;

namespace ContentGen.Local.CommandLine;

/// <summary>What the command <c>brief</c> is to make.</summary>
/// <param name="Fields">The body of the start: only what was asked for.</param>
/// <param name="Feeds">Addresses of feeds that the brief is made from; none for the usual news.</param>
public sealed record BriefAsk(IReadOnlyDictionary<string, object> Fields, IReadOnlyList<Uri> Feeds)
{
    public static BriefAsk Anything { get; } = new(new Dictionary<string, object>(), []);

    /// <summary>The category that the feeds are read for.</summary>
    public string FeedCategory => Fields.TryGetValue("categories", out var given) ? ((string[])given)[0] : "general";

    /// <summary>Settings of the app that has to read the feeds, as environment variables.</summary>
    public IEnumerable<(string Name, string Value)> Settings => Feeds.Count == 0
        ? []
        : Feeds.Select((feed, at) => ($"Rss__Feeds__{FeedCategory}__{at}", feed.AbsoluteUri)).Prepend(("News__Sources__0", "feeds"));
}

/// <summary>The options that only <c>brief</c> has. What a value may be is for the app to say.</summary>
internal sealed class BriefOptionSet
{
    private readonly Option<int?> _minutes = OptionValues.Option<int?>(
        "--minutes", "N", $"How long the brief is to be, 1 to {BriefRequest.MostMinutes} minutes. Default: {BriefRequest.DefaultMinutes}.");

    private readonly Option<string?> _style = OptionValues.Option<string?>(
        "--style", "bulletin|conversation", "How the news is told. Default: bulletin.");

    private readonly Option<string[]> _voices = OptionValues.Option<string[]>(
        "--voice", "VOICE", "Voice of Amazon Polly, such as Joanna; given twice, two presenters take turns. Default: the usual one.");

    private readonly Option<string?> _language = OptionValues.Option<string?>(
        "--language", "CODE", "Language of the brief, such as fr. Default: en.");

    private readonly Option<string?> _country = OptionValues.Option<string?>(
        "--country", "CODE", "Country of the news, such as gb. Default: us.");

    private readonly Option<string[]> _categories = OptionValues.Option<string[]>(
        "--category", "NAME", "News category; may be given several times. Default: general, technology, science.");

    private readonly Option<string?> _edition = OptionValues.Option<string?>(
        "--edition", "NAME", "Edition that the brief belongs to; its values are the defaults of the other options.");

    private readonly Option<Uri[]> _feeds = new("--feed")
    {
        Description = "Feed (RSS, Atom) that the brief is made from instead of the usual news; may be given several times.",
        HelpName = "URL",
        CustomParser = result => [.. result.Tokens.Select(token => OptionValues.Address(result, token.Value)).OfType<Uri>()],
    };

    private readonly Option<bool> _review = OptionValues.Option<bool>(
        "--review", null, "Shows the script and asks before it is spoken.");

    public IReadOnlyList<Option> All =>
        [_minutes, _style, _voices, _language, _country, _categories, _edition, _feeds, _review];

    public BriefAsk Read(ParseResult given)
    {
        var fields = new Dictionary<string, object>();
        Add("minutes", given.GetValue(_minutes));
        Add("style", given.GetValue(_style));
        Add("voices", given.GetValue(_voices) is { Length: > 0 } voices ? voices : null);
        Add("language", given.GetValue(_language));
        Add("country", given.GetValue(_country));
        Add("edition", given.GetValue(_edition));
        Add("review", given.GetValue(_review) ? true : null);
        var feeds = given.GetValue(_feeds) ?? [];

        // A feed is of one category, so no other has news.
        Add("categories", given.GetValue(_categories) is { Length: > 0 } named ? named : feeds.Length > 0 ? new[] { "general" } : null);
        return new(fields, feeds);

        void Add(string field, object? value)
        {
            if (value is not null)
            {
                fields[field] = value;
            }
        }
    }
}
