namespace ContentGen.Agents.Phrases;

internal static class SwedishPhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
        Months:
        [
            "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
        ],
        Date: (weekday, day, month) => $"{weekday} {day} {month}",
        Greeting: date => $"Hej och välkommen till nyheterna {date}.",
        Goodbye: "Det var nyheterna; tack för att du lyssnade.",
        Reports: (publisher, title) => $"{publisher} rapporterar: {title}",
        Published: (publisher, date) => $"{publisher} publicerade detta {date}.",
        ReportedEarlier: "Det här har vi rapporterat om tidigare.",
        NothingNew: "Det finns inget nytt sedan förra sändningen; det här har vi rapporterat om tidigare.",
        NoNews: "I dag kunde nyheterna inte hämtas, så den här översikten har inga nyheter.",
        NoNewsExplained: "Ingenting har hittats på för att fylla tomrummet.",
        TryLater: "Försök igen lite senare.",
        Reason: reason => $"Skälet: {reason}",
        NewestInCategory: "Bland de nyaste rubrikerna i sin kategori.",
        NewestOfEachCategory: "Det här är de nyaste rubrikerna i varje vald kategori; ingen redaktion har vägt dem.",
        MostRelevant: "Den här nyheten är dagens mest relevanta.");
}
