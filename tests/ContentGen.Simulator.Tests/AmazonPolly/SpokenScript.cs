namespace ContentGen.Simulator.Tests.AmazonPolly;

/// <summary>Long scripts of our own, with what makes words hard to find: numbers, quotations, ampersands, accents, dashes.</summary>
internal static class SpokenScript
{
    private const int Length = 12_000;

    private static readonly Dictionary<string, string[]> Sentences = new()
    {
        ["en"] =
        [
            "Good morning, and here is item {0} of a very long day.", "The ferry carried 1,200 people & {0} dogs across the “quiet” strait.",
            "It’s said that Dr. Okafor — who built it — paid $2.5 for {0} bolts!", "Why did nobody notice? Because fog, thick as soup, lay over pier {0}.",
            "A sentence that goes on and on, with one clause after the other, and with {0} reasons to do so, none of them very good, comes to its end here.",
        ],
        ["de"] =
        [
            "Guten Morgen, hier ist Meldung {0} eines überaus langen Tages.", "Die Fähre brachte 1.200 Menschen & {0} Hunde über die „stille“ Meerenge.",
            "Größe zählt – sagte Dr. Müller –, aber nicht für 2,5 € je Schraube und {0} Schrauben!", "Warum merkte es niemand? Weil Nebel über Pier {0} lag.",
            "Donaudampfschifffahrtsgesellschaftskapitäne, {0} an der Zahl, warteten, rauchten, schwiegen und fuhren schließlich doch noch los.",
        ],
        ["fr"] =
        [
            "Bonjour, voici la nouvelle {0} d’une très longue journée.", "Le ferry a porté 1 200 personnes & {0} chiens de l’autre côté du « détroit ».",
            "On dit que l’ingénieure — déjà âgée — a payé 2,5 € pour {0} boulons !", "Pourquoi personne n’a rien vu ? Parce qu’un brouillard épais couvrait le quai {0}.",
            "Une phrase qui n’en finit pas, avec une incise, puis une autre, et {0} raisons de continuer, dont aucune n’est bonne, s’achève ici.",
        ],
    };

    /// <summary>Sentences of at least 12,000 characters together.</summary>
    public static string[] In(string language)
    {
        var script = new List<string>();
        for (var (number, length) = (0, 0); length < Length; number++)
        {
            script.Add(Sentences[language][number % Sentences[language].Length].Replace("{0}", $"{number + 1}"));
            length += script[^1].Length;
            if (number % 12 == 11)
            {
                script.Add("");
            }
        }

        return [.. script];
    }
}
