using System.Collections.Frozen;

namespace ContentGen.Agents.WeekendEvents;

/// <summary>Tips that are always true, for when no model can be asked.</summary>
public static class WeekendTips
{
    private static readonly WeekendTip[] English =
    [
        new(
            "Take a walk somewhere new",
            "Pick a street or a path that you have never taken and follow it for half an hour.",
            "outdoors"),
        new(
            "Visit your library",
            "Libraries are warm, quiet and full of things to borrow; ask for something the staff enjoyed.",
            "learning"),
        new(
            "Cook a family recipe",
            "Ask a relative for a dish you remember and cook it together, or on the phone.",
            "food"),
    ];

    private static readonly WeekendTip[] German =
    [
        new(
            "Ein Spaziergang auf neuen Wegen",
            "Nehmen Sie eine Straße oder einen Pfad, den Sie noch nie gegangen sind, und folgen Sie ihm eine halbe Stunde.",
            "outdoors"),
        new(
            "Ein Besuch in der Bücherei",
            "Dort ist es warm, ruhig und voller Dinge zum Ausleihen; fragen Sie, was dem Personal gefallen hat.",
            "learning"),
        new(
            "Ein Familienrezept kochen",
            "Fragen Sie Verwandte nach einem Gericht von früher und kochen Sie es gemeinsam, notfalls am Telefon.",
            "food"),
    ];

    private static readonly WeekendTip[] Spanish =
    [
        new(
            "Pasee por un lugar nuevo",
            "Elija una calle o un sendero que nunca haya tomado y sígalo durante media hora.",
            "outdoors"),
        new(
            "Visite la biblioteca",
            "Es un lugar tranquilo y lleno de cosas para llevar en préstamo; pregunte qué le gustó al personal.",
            "learning"),
        new(
            "Cocine una receta familiar",
            "Pida a un familiar un plato que recuerde y cocínenlo juntos, aunque sea por teléfono.",
            "food"),
    ];

    private static readonly WeekendTip[] French =
    [
        new(
            "Une promenade inédite",
            "Choisissez une rue ou un sentier que vous n'avez jamais pris et suivez-le pendant une demi-heure.",
            "outdoors"),
        new(
            "Une visite à la bibliothèque",
            "C'est un lieu calme, plein de choses à emprunter ; demandez ce que le personnel a aimé.",
            "learning"),
        new(
            "Une recette de famille",
            "Demandez à un proche un plat dont vous vous souvenez et cuisinez-le ensemble, même au téléphone.",
            "food"),
    ];

    private static readonly FrozenDictionary<string, WeekendTip[]> ByLanguage = new Dictionary<string, WeekendTip[]>
    {
        ["en"] = English,
        ["de"] = German,
        ["es"] = Spanish,
        ["fr"] = French,
        ["ar"] = TranslatedTips.Arabic,
        ["it"] = TranslatedTips.Italian,
        ["nl"] = TranslatedTips.Dutch,
        ["no"] = TranslatedTips.Norwegian,
        ["pt"] = TranslatedTips.Portuguese,
        ["sv"] = TranslatedTips.Swedish,
        ["zh"] = TranslatedTips.Chinese,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Three tips without dates or places; English for a language that has none of its own.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static WeekendEventsOutput Static(string language) =>
        new(ByLanguage.TryGetValue(language, out var tips) ? tips : English);
}
