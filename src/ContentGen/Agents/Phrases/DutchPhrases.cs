namespace ContentGen.Agents.Phrases;

internal static class DutchPhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
        Months:
        [
            "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
        ],
        Date: (weekday, day, month) => $"{weekday} {day} {month}",
        Greeting: date => $"Hallo en welkom bij uw nieuwsoverzicht van {date}.",
        Goodbye: "Dit was uw nieuwsoverzicht; bedankt voor het luisteren.",
        Reports: (publisher, title) => $"{publisher} meldt: {title}",
        Published: (publisher, date) => $"{publisher} publiceerde dit op {date}.",
        ReportedEarlier: "Hierover berichtten wij al eerder.",
        NothingNew: "Sinds ons vorige bericht is er niets nieuws; dit hebben wij al eerder gemeld.",
        NoNews: "Vandaag kon het nieuws niet worden verzameld, dus dit overzicht bevat geen berichten.",
        NoNewsExplained: "Er is niets verzonnen om het gat te vullen.",
        TryLater: "Probeer het wat later nog eens.",
        Reason: reason => $"De reden: {reason}",
        NewestInCategory: "Een van de nieuwste berichten in zijn rubriek.",
        NewestOfEachCategory: "Dit zijn de nieuwste berichten van elke gevraagde rubriek; geen redactie heeft ze gewogen.",
        MostRelevant: "Dit bericht is vandaag het meest relevant.");
}
