namespace ContentGen.Agents.Phrases;

internal static class NorwegianPhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"],
        Months:
        [
            "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember",
        ],
        Date: (weekday, day, month) => $"{weekday} {day}. {month}",
        Greeting: date => $"Hei, og velkommen til nyhetene {date}.",
        Goodbye: "Det var nyhetene; takk for at du lyttet.",
        Reports: (publisher, title) => $"{publisher} melder: {title}",
        Published: (publisher, date) => $"{publisher} publiserte dette {date}.",
        ReportedEarlier: "Dette har vi meldt om tidligere.",
        NothingNew: "Det er ikke noe nytt siden forrige sending; dette har vi meldt om tidligere.",
        NoNews: "I dag kunne ikke nyhetene hentes, så denne oversikten har ingen saker.",
        NoNewsExplained: "Ingenting er diktet opp for å fylle tomrommet.",
        TryLater: "Prøv igjen litt senere.",
        Reason: reason => $"Årsaken: {reason}",
        NewestInCategory: "Blant de nyeste sakene i sin kategori.",
        NewestOfEachCategory: "Dette er de nyeste sakene i hver valgt kategori; ingen redaksjon har vektet dem.",
        MostRelevant: "Denne saken er den mest relevante i dag.");
}
