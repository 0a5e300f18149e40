using System.Collections.Frozen;

namespace ContentGen.Providers.NewsApi;

/// <summary>Languages in which the top headlines of a country are written.</summary>
internal static class NewsApiLanguages
{
    private static readonly FrozenDictionary<string, string[]> ByCountry = new Dictionary<string, string[]>
    {
        ["ae"] = ["ar", "en"], ["ar"] = ["es"], ["at"] = ["de"], ["au"] = ["en"], ["be"] = ["nl", "fr"], ["bg"] = ["bg"], ["br"] = ["pt"],
        ["ca"] = ["en", "fr"], ["ch"] = ["de", "fr", "it"], ["cn"] = ["zh"], ["co"] = ["es"], ["cu"] = ["es"], ["cz"] = ["cs"],
        ["de"] = ["de"], ["eg"] = ["ar"], ["fr"] = ["fr"], ["gb"] = ["en"], ["gr"] = ["el"], ["hk"] = ["zh"], ["hu"] = ["hu"],
        ["id"] = ["id"], ["ie"] = ["en"], ["il"] = ["he"], ["in"] = ["en"], ["it"] = ["it"], ["jp"] = ["ja"], ["kr"] = ["ko"],
        ["lt"] = ["lt"], ["lv"] = ["lv"], ["ma"] = ["fr", "ar"], ["mx"] = ["es"], ["my"] = ["en"], ["ng"] = ["en"], ["nl"] = ["nl"],
        ["no"] = ["no"], ["nz"] = ["en"], ["ph"] = ["en"], ["pl"] = ["pl"], ["pt"] = ["pt"], ["ro"] = ["ro"], ["rs"] = ["sr"],
        ["ru"] = ["ru"], ["sa"] = ["ar", "en"], ["se"] = ["sv"], ["sg"] = ["en"], ["si"] = ["sl"], ["sk"] = ["sk"], ["th"] = ["th"],
        ["tr"] = ["tr"], ["tw"] = ["zh"], ["ua"] = ["uk"], ["us"] = ["en"], ["ve"] = ["es"], ["za"] = ["en"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool HasTopHeadlines(string country, string language) =>
        ByCountry.TryGetValue(country, out var languages) && languages.Contains(language);
}
