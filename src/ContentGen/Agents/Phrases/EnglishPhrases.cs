namespace ContentGen.Agents.Phrases;

internal static class EnglishPhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        Months:
        [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        ],
        Date: (weekday, day, month) => $"{weekday}, {month} {day}",
        Greeting: date => $"Hello, and welcome to your news brief for {date}.",
        Goodbye: "That was your news brief; thank you for listening.",
        Reports: (publisher, title) => $"{publisher} reports: {title}",
        Published: (publisher, date) => $"{publisher} published this on {date}.",
        ReportedEarlier: "We reported on this earlier.",
        NothingNew: "There is nothing new since our last brief, so here is what we reported earlier.",
        NoNews: "Today the news could not be gathered, so this brief has no stories.",
        NoNewsExplained: "Nothing was made up to fill the gap.",
        TryLater: "Please try again a little later.",
        Reason: reason => $"The reason: {reason}",
        NewestInCategory: "Among the newest headlines of its category.",
        NewestOfEachCategory: "These are the newest headlines of each requested category; no editor has weighed them.",
        MostRelevant: "It has the highest relevance score of today's stories.");
}
