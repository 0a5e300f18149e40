namespace ContentGen.Agents.Phrases;

internal static class FrenchPhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
        Months:
        [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
        ],
        Date: (weekday, day, month) => $"{weekday} {day} {month}",
        Greeting: date => $"Bonjour, voici votre résumé de l'actualité du {date}.",
        Goodbye: "C'était votre résumé de l'actualité ; merci de votre écoute.",
        Reports: (publisher, title) => $"{publisher} rapporte : {title}",
        Published: (publisher, date) => $"{publisher} l'a publié le {date}.",
        ReportedEarlier: "Nous en avons déjà parlé.",
        NothingNew: "Rien de nouveau depuis notre dernier bulletin ; voici ce dont nous avons déjà parlé.",
        NoNews: "Les nouvelles n'ont pas pu être réunies aujourd'hui, ce résumé n'en contient donc aucune.",
        NoNewsExplained: "Rien n'a été inventé pour combler le vide.",
        TryLater: "Veuillez réessayer un peu plus tard.",
        Reason: reason => $"La raison : {reason}",
        NewestInCategory: "Parmi les titres les plus récents de sa rubrique.",
        NewestOfEachCategory: "Voici les titres les plus récents de chaque rubrique demandée ; aucune rédaction ne les a pesés.",
        MostRelevant: "C'est la nouvelle la plus pertinente du jour selon son score.");
}
