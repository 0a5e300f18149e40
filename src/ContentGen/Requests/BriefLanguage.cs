namespace ContentGen.Requests;

/// <summary>Languages in which a brief can be made: those that both NewsAPI and Amazon Polly's neural voices know.</summary>
public static class BriefLanguage
{
    public static IReadOnlyList<string> All { get; } = ["ar", "de", "en", "es", "fr", "it", "nl", "no", "pt", "sv", "zh"];
}
