namespace ContentGen.Agents.Phrases;

internal static class SpanishPhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
        Months:
        [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
        ],
        Date: (weekday, day, month) => $"{weekday} {day} de {month}",
        Greeting: date => $"Hola, este es su resumen de noticias del {date}.",
        Goodbye: "Este fue su resumen de noticias; gracias por escuchar.",
        Reports: (publisher, title) => $"{publisher} informa: {title}",
        Published: (publisher, date) => $"{publisher} lo publicó el {date}.",
        ReportedEarlier: "Ya informamos de esto anteriormente.",
        NothingNew: "No hay novedades desde nuestro último boletín; esto es lo que ya contamos.",
        NoNews: "Hoy no fue posible reunir las noticias, así que este resumen no tiene ninguna.",
        NoNewsExplained: "No se inventó nada para llenar el vacío.",
        TryLater: "Por favor, inténtelo de nuevo un poco más tarde.",
        Reason: reason => $"El motivo: {reason}",
        NewestInCategory: "Está entre los titulares más recientes de su categoría.",
        NewestOfEachCategory: "Son los titulares más recientes de cada categoría pedida; nadie los ha valorado.",
        MostRelevant: "Tiene la relevancia más alta entre las noticias de hoy.");
}
