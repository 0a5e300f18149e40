using ContentGen.Agents;
using ContentGen.Agents.Grounding;
using ContentGen.Agents.ScriptGenerator;

namespace ContentGen.Tests.Agents.Grounding;

public sealed class GroundsTests
{
    private static readonly Story Ferry = SampleNews.Stories[0] with
    {
        Title = "Solar ferry “Aurora” crosses 1,200 km in nine hours",
        Summary = "The ferry cost $2.5bn. \"We didn't think she'd make it,\" said her captain. A crew of twenty-five ran on 3.50 euros of power; 40 per cent was left.",
        PublishedAt = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
    };

    private static readonly Story Comet = SampleNews.Stories[1] with { Summary = "Three million people watched; both tails were seen on May 4, at 9:30." };

    [Theory]
    [InlineData("The ferry crossed 1200 kilometres in 9 hours.")]
    [InlineData("The ferry crossed 1 200 kilometres.")]
    [InlineData("It cost 2.5 billion dollars.")]
    [InlineData("It cost $2.5B.")]
    [InlineData("A crew of 25 used power for 3.5 euros.", "s1", "s2")]
    [InlineData("The crew of twenty five had 40 percent left.")]
    [InlineData("One thing surprised them.")]
    [InlineData("The first of its kind set out today, the 23rd, and was told of on the 20th.")]
    [InlineData("It was 2026 after all.")]
    [InlineData("Her captain said: \"we didn’t think she’d make it\".")]
    [InlineData("‘We didn't think she'd make it,’ he said of the ‘Aurora’.")]
    [InlineData("\"We didn't think … make it\".")]
    [InlineData("«Aurora» is its name.")]
    [InlineData("The workers' ferry isn't done, and the crew's pay is the owners' business.")]
    [InlineData("He added: \"We didn't think she'd")]
    [InlineData("make it,\" he said.")]
    [InlineData("Millions watched, 3,000,000 of them, two tails and all.", "s2")]
    public void Carry_WhatTheStoryCarries_True(string text, params string[] ids) => Assert.True(English().Carry(Sentence(text, ids)));

    [Theory]
    [InlineData("The ferry crossed 1,300 kilometres.")]
    [InlineData("It took ten hours.")]
    [InlineData("It cost 2.5 million dollars.")]
    [InlineData("It cost 25 billion dollars.")]
    [InlineData("The crew of twenty-six survived.")]
    [InlineData("Three million people watched the ferry.")]
    [InlineData("Thousands cheered.")]
    [InlineData("Its captain said: \"We knew she would make it.\"")]
    [InlineData("Its captain called it ‘a triumph’.")]
    [InlineData("“She'd make it”, said the “worst” captain.")]
    [InlineData("„Wir haben es geschafft“, sagte er.")]
    [InlineData("The ferry crossed ٣٠٠ kilometres.")]
    [InlineData("It made 12345678901234567890 turns.")]
    [InlineData("The ferry crossed 1200 kilometres.", "s1", "s9")]
    [InlineData("The ferry crossed 1200 kilometres.", "s9")]
    public void Carry_WhatTheStoryDoesNotSay_False(string text, params string[] ids) => Assert.False(English().Carry(Sentence(text, ids)));

    [Theory]
    [InlineData("de", "Die Fähre kostete 2,5 Milliarden Dollar und hat fünfundzwanzig Leute.", true)]
    [InlineData("de", "Die Fähre fuhr 1.200 Kilometer in neun Stunden.", true)]
    [InlineData("de", "Die Fähre hat sechsundzwanzig Leute.", false)]
    [InlineData("de", "Die Fähre fuhr zehn Stunden.", false)]
    [InlineData("fr", "Le ferry a un équipage de vingt-cinq personnes, pour cent euros, et il est neuf.", true)]
    [InlineData("fr", "Le ferry a coûté 2,5 milliards.", true)]
    [InlineData("fr", "Le ferry a mis dix-sept heures.", false)]
    [InlineData("fr", "Le ferry a transporté quatre-vingt-dix personnes ou soixante-quinze.", true)]
    [InlineData("es", "El ferry tardó nueve horas con veinticinco personas, el 40 por ciento.", true)]
    [InlineData("es", "El ferry tardó treinta y cinco horas.", false)]
    [InlineData("sv", "Färjan tog nio timmar och har tjugofem i besättningen.", true)]
    [InlineData("it", "Il traghetto ha venticinque persone; lei dice: sei ore.", true)]
    [InlineData("zh", "渡轮耗资25亿美元。", true)]
    [InlineData("zh", "渡轮耗资26亿美元。", false)]
    public void Carry_OtherLanguages_NumbersCompared(string language, string text, bool expected) =>
        Assert.Equal(expected, new Grounds([Ferry, Comet], SampleNews.Monday, language).Carry(Sentence(text, [])));

    [Theory]
    [InlineData("en", "Hello and welcome to your news brief for Monday, a few minutes on what the world is talking about.")]
    [InlineData("en", "Good morning, it's Monday, November 23, 2026, and here's your daily briefing.")]
    [InlineData("en", "Let's turn to technology.")]
    [InlineData("en", "And that’s all we have for today; thanks for listening, and take care.")]
    [InlineData("de", "Guten Morgen und willkommen zum Nachrichtenüberblick für Montag, den 23. November.")]
    [InlineData("de", "Und nun zur Wissenschaft.")]
    [InlineData("fr", "Passons maintenant à la science.")]
    [InlineData("es", "Pasamos ahora a la tecnología.")]
    [InlineData("it", "E ora passiamo alla scienza.")]
    [InlineData("nl", "En dan nu het volgende onderwerp.")]
    [InlineData("no", "Og nå over til vitenskap.")]
    [InlineData("pt", "E agora vamos à ciência.")]
    [InlineData("sv", "Och nu över till vetenskap.")]
    [InlineData("ar", "والآن ننتقل إلى العلوم.")]
    [InlineData("zh", "接下来我们来看科技新闻。")]
    public void IsFrame_GreetingLinkGoodbye_True(string language, string text) =>
        Assert.True(new Grounds([Ferry], SampleNews.Monday, language).IsFrame(text));

    [Theory]
    [InlineData("en", "The president is dead.")]
    [InlineData("en", "Now to Berlin.")]
    [InlineData("en", "Shares fell by 40.")]
    [InlineData("en", "Welcome to your brief for November 24.")]
    [InlineData("en", "Aurora sinks.")]
    [InlineData("en", "War ends.")]
    [InlineData("en", "…!")]
    [InlineData("de", "Der Präsident ist tot.")]
    [InlineData("fr", "Le président est mort.")]
    [InlineData("zh", "总统去世了。")]
    [InlineData("ar", "توفي الرئيس.")]
    public void IsFrame_ShortClaim_False(string language, string text) =>
        Assert.False(new Grounds([Ferry], SampleNews.Monday, language).IsFrame(text));

    private static Grounds English() => new([Ferry, Comet], SampleNews.Monday, "en");

    private static ScriptSentence Sentence(string text, string[] ids) => new(text, ids.Length > 0 ? ids : ["s1"]);
}
