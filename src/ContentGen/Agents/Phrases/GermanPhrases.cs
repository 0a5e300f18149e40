namespace ContentGen.Agents.Phrases;

internal static class GermanPhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
        Months:
        [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
        ],
        Date: (weekday, day, month) => $"{weekday}, {day}. {month}",
        Greeting: date => $"Hallo und willkommen zum Nachrichtenüberblick: {date}.",
        Goodbye: "Das war der Nachrichtenüberblick; vielen Dank fürs Zuhören.",
        Reports: (publisher, title) => $"{publisher} meldet: {title}",
        Published: (publisher, date) => $"{publisher} hat dies veröffentlicht: {date}.",
        ReportedEarlier: "Darüber haben wir bereits berichtet.",
        NothingNew: "Seit unserer letzten Ausgabe gibt es nichts Neues; darüber haben wir bereits berichtet.",
        NoNews: "Heute konnten keine Nachrichten geholt werden, deshalb enthält diese Ausgabe keine Meldungen.",
        NoNewsExplained: "Es wurde nichts erfunden, um die Lücke zu füllen.",
        TryLater: "Bitte versuchen Sie es etwas später noch einmal.",
        Reason: reason => $"Der Grund: {reason}",
        NewestInCategory: "Eine der neuesten Meldungen ihrer Rubrik.",
        NewestOfEachCategory: "Dies sind die neuesten Meldungen jeder gewünschten Rubrik; eine Redaktion hat sie nicht gewichtet.",
        MostRelevant: "Diese Meldung hat heute die höchste Relevanz.");
}
