namespace ContentGen.News.Events;

/// <summary>Finds reports of one event among headlines, by their titles; see <see cref="KnownEvents"/>.</summary>
internal static class SameEvent
{
    /// <summary>One headline an event, the first, with the other reports in it and what of their text or pictures it lacks.</summary>
    public static IReadOnlyList<Headline> Merge(IEnumerable<Headline> headlines)
    {
        var (told, events) = (new List<Headline>(), new KnownEvents());
        foreach (var headline in headlines)
        {
            var (place, isNew) = events.FindOrAdd(headline.Title, headline.Description);
            if (isNew)
            {
                told.Add(headline);
            }
            else
            {
                told[place] = With(told[place], headline);
            }
        }

        return told;
    }

    private static Headline With(Headline kept, Headline other) => kept with
    {
        Description = kept.Description ?? other.Description,
        Content = kept.Content ?? other.Content,
        ImageUrl = kept.ImageUrl ?? other.ImageUrl,
        PublishedAt = kept.PublishedAt ?? other.PublishedAt,
        IsOlder = kept.IsOlder && other.IsOlder,
        IsRepeated = kept.IsRepeated || other.IsRepeated,
        AlsoReportedBy =
        [
            .. (kept.AlsoReportedBy ?? []).Append(new OtherReport(other.Source, other.Url)).Concat(other.AlsoReportedBy ?? [])
                .Where(report => report.Url != kept.Url).DistinctBy(report => report.Url),
        ],
    };
}
