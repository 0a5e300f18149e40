namespace ContentGen.Agents.Phrases;

internal static class ItalianPhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"],
        Months:
        [
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre",
            "dicembre",
        ],
        Date: (weekday, day, month) => $"{weekday} {day} {month}",
        Greeting: date => $"Buongiorno, ecco il vostro notiziario di {date}.",
        Goodbye: "Questo era il vostro notiziario; grazie per l'ascolto.",
        Reports: (publisher, title) => $"{publisher} riferisce: {title}",
        Published: (publisher, date) => $"{publisher} lo ha pubblicato {date}.",
        ReportedEarlier: "Ne abbiamo già parlato.",
        NothingNew: "Non ci sono novità dal nostro ultimo notiziario; ecco ciò di cui abbiamo già parlato.",
        NoNews: "Oggi non è stato possibile raccogliere le notizie, perciò questo notiziario non ne contiene.",
        NoNewsExplained: "Nulla è stato inventato per colmare il vuoto.",
        TryLater: "Riprovate un po' più tardi.",
        Reason: reason => $"Il motivo: {reason}",
        NewestInCategory: "Tra i titoli più recenti della sua categoria.",
        NewestOfEachCategory: "Sono i titoli più recenti di ogni categoria richiesta; nessuna redazione li ha valutati.",
        MostRelevant: "Ha la rilevanza più alta tra le notizie di oggi.");
}
