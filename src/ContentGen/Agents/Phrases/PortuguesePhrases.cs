namespace ContentGen.Agents.Phrases;

internal static class PortuguesePhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["domingo", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado"],
        Months:
        [
            "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro",
        ],
        Date: (weekday, day, month) => $"{weekday}, {day} de {month}",
        Greeting: date => $"Olá, este é o seu resumo de notícias de {date}.",
        Goodbye: "Este foi o seu resumo de notícias; obrigado por ouvir.",
        Reports: (publisher, title) => $"{publisher} informa: {title}",
        Published: (publisher, date) => $"{publisher} publicou isto em {date}.",
        ReportedEarlier: "Já demos esta notícia anteriormente.",
        NothingNew: "Não há novidades desde o nosso último noticiário; isto é o que já informamos.",
        NoNews: "Hoje não foi possível reunir as notícias, por isso este resumo não tem nenhuma.",
        NoNewsExplained: "Nada foi inventado para preencher o vazio.",
        TryLater: "Tente novamente um pouco mais tarde.",
        Reason: reason => $"O motivo: {reason}",
        NewestInCategory: "Está entre os títulos mais recentes da sua categoria.",
        NewestOfEachCategory: "São os títulos mais recentes de cada categoria pedida; nenhuma redação os avaliou.",
        MostRelevant: "Tem a relevância mais alta entre as notícias de hoje.");
}
