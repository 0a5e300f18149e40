namespace ContentGen.Agents.WeekendEvents;

/// <summary>Tips that are always true, as <c>tips.json</c> has them, for when no model can be asked.</summary>
public static class WeekendTips
{
    private static readonly Lazy<IReadOnlyDictionary<string, WeekendTip[]>> ByLanguage = new(() =>
        AgentResource.ByLanguage<WeekendTip[]>("WeekendEvents", "tips.json"));

    /// <summary>Three tips without dates or places; English for a language that has none of its own.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static WeekendEventsOutput Static(string language) =>
        new(ByLanguage.Value.GetValueOrDefault(language, ByLanguage.Value["en"]));
}
