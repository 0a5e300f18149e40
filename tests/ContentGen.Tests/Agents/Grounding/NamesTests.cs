using ContentGen.Agents;
using ContentGen.Agents.Grounding;
using ContentGen.Agents.ScriptGenerator;
using CsCheck;

namespace ContentGen.Tests.Agents.Grounding;

/// <summary>People, places and organisations in sentences about stories.</summary>
public sealed class NamesTests
{
    private static readonly Story Lamps = SampleNews.Stories[0] with
    {
        Title = "Harbor City switches on lamps",
        Summary = "“They pay for themselves,” said Mira Okafor of the European Central Bank in Kraków. NATO, McKinley and the U.S. watched, and so did Germany and Ukraine's Zelenskyy.",
        Source = "Circuit Post",
    };

    private static readonly Story Slate = SampleNews.Stories[1] with
    {
        Title = "Battery replaced",
        Summary = "The maker, Pebble of Oslo, apologized. Its engineer Jonas Vell said an apple a day would not help.",
    };

    [Theory]
    [InlineData("In Harbor City, Okafor's lamps are on, Circuit Post reports.")]
    [InlineData("Mira Okafor said so on Monday in November.")]
    [InlineData("MIRA OKAFOR SAID SO.")]
    [InlineData("Engineers switched on the lamps.")]
    [InlineData("President Okafor and Prime Minister Zelensky spoke for Mr. Zelenskyy.")]
    [InlineData("Yesterday Okafor spoke: They pay for themselves.")]
    [InlineData("In Krakow the ECB watched; Germans and Ukrainians did too.")]
    [InlineData("The German lamps, said the North Mckinley watchers of the US and of America.", "s1", "s2", "north")]
    [InlineData("The NATO-backed lamps are Harbor-City-made.")]
    [InlineData("I saw AI lamps on TV, and so did we.")]
    [InlineData("Okafor of Pebble.", "s1", "s2")]
    [InlineData("The Apple is no help.", "s2")]
    [InlineData("Today's lamps pay.")]
    public void Carry_NamesOfTheStory_True(string text, params string[] ids) => Assert.True(Grounds("en", ids).Carry(Sentence(text, ids)));

    [Theory]
    [InlineData("The lamps were paid for by Siemens.")]
    [InlineData("Okafor spoke in Berlin.")]
    [InlineData("Angela Merkel spoke.")]
    [InlineData("Angela Okafor spoke.")]
    [InlineData("Merkel's lamps are on.")]
    [InlineData("FIFA watched.")]
    [InlineData("The IMF watched.")]
    [InlineData("It was “President Merkel” who watched.")]
    [InlineData("The French lamps are on.")]
    [InlineData("So said J. R. Tolkien.")]
    [InlineData("Vell said the lamps are on.")]
    [InlineData("The lamps are on, said Jonas.")]
    [InlineData("So did McDonald.")]
    [InlineData("The lamps are on. They are from Siemens.")]
    [InlineData("The lamps are Siemens-made.")]
    [InlineData("The lamps are on in Oslo.")]
    public void Carry_NamesOfNoOrAnotherStory_False(string text) => Assert.False(Grounds("en").Carry(Sentence(text)));

    [Theory]
    [InlineData("Siemens says the lamps pay for themselves.")]
    [InlineData("Merkel said so.")]
    [InlineData("The lamps are on. Merkel insists they stay.")]
    [InlineData("“Merkel knows it,” said Okafor.")]
    public void Carry_LoneInventedNameThatSaysSomething_False(string text) => Assert.False(Grounds("en").Carry(Sentence(text)));

    [Theory]
    [InlineData("Okafor said so.")]
    [InlineData("Lamp says everything.")]
    [InlineData("Zelensky insists they stay.")]
    [InlineData("Themselves, said Okafor, they pay.")]
    [InlineData("Firefighters said the lamps help.")]
    [InlineData("Fishermen said so.")]
    [InlineData("Townspeople insisted.")]
    [InlineData("Parliament says the lamps stay.")]
    [InlineData("Research tells another story.")]
    [InlineData("Nobody knows.")]
    [InlineData("Nothing says winter like lamps.")]
    [InlineData("Enough said.")]
    [InlineData("Easier said than done.")]
    [InlineData("Inflation rises.")]
    [InlineData("Walking helps.")]
    [InlineData("Phone calls and insurance claims follow.")]
    public void Carry_OrdinaryFirstWord_True(string text) => Assert.True(Grounds("en").Carry(Sentence(text)));

    [Theory]
    [InlineData("fr", "Les lampes d'Harbor City, selon Okafor, sont à Cracovie.", false)]
    [InlineData("fr", "Selon Okafor, les lampes d'Harbor City ont séduit Zelensky et l'OTAN.", false)]
    [InlineData("fr", "Selon Mme Okafor, le Président et l'État paient.", true)]
    [InlineData("es", "Según Okafor, el Gobierno de Krakow paga.", true)]
    [InlineData("es", "Según Okafor, el Gobierno de Madrid paga.", false)]
    [InlineData("it", "Secondo Okafor, Siemens paga.", false)]
    [InlineData("nl", "Volgens Okafor betaalt Siemens.", false)]
    [InlineData("pt", "Segundo Okafor, a Siemens paga.", false)]
    [InlineData("sv", "Enligt Okafor betalar Siemens.", false)]
    [InlineData("no", "Ifølge Okafor betaler Siemens.", false)]
    [InlineData("de", "Laut der Bürgermeisterin zahlt die Stadt, und die NATO sieht zu.", true)]
    [InlineData("de", "Laut der Bürgermeisterin zahlt die FIFA.", false)]
    [InlineData("ar", "يدفع Siemens ثمن المصابيح.", true)]
    [InlineData("zh", "Siemens为路灯付费。", true)]
    public void Carry_OtherLanguages_NamesCompared(string language, string text, bool expected) =>
        Assert.Equal(expected, Grounds(language, Short).Carry(Sentence(text)));

    [Fact]
    public void Carry_StoryInAnotherLanguage_PlacesMayBeCalledOtherwise()
    {
        var story = Lamps with { Summary = "The lamps of the city were switched on in Germany by the mayor, and they are there to stay for all who pay." };

        Assert.True(new Grounds([story], SampleNews.Monday, "fr").Carry(Sentence("Les lampes sont en Allemagne.")));
        Assert.False(new Grounds([story], SampleNews.Monday, "en").Carry(Sentence("The lamps are in Allemagne.")));
    }

    [Fact]
    public void Carry_SentencesOfTheStoryInAnyOrderOfWords_True()
    {
        string[] words = [.. $"{Lamps.Title} {Lamps.Summary} {Lamps.Source}".Split(' ').Select(word => word.Trim('“', '”', '.', ','))];
        Gen.Shuffle(words).Select(Gen.Int[1, 20], (order, count) => string.Join(' ', order.Take(count)) + ".")
            .Sample(text => Grounds("en").Carry(Sentence(text)));
    }

    [Fact]
    public void Carry_SentenceOfTheStoryWithAForeignNameInIt_False()
    {
        string[] words = ["they", "pay", "for", "themselves", "said", "Okafor", "in", "Harbor", "City"];
        var name = Gen.Char['a', 'z'].Array[3, 9].Select(letters => char.ToUpperInvariant(letters[0]) + new string(letters[1..]) + "q");
        Gen.Select(name, Gen.Int[1, words.Length]).Sample((foreign, at) =>
            !Grounds("en").Carry(Sentence(string.Join(' ', [.. words[..at], foreign, .. words[at..]]) + ".")));
    }

    private static readonly Story Short = Lamps with { Title = "Harbor City", Summary = "Okafor, Kraków, NATO." };

    private static Grounds Grounds(string language, params string[] ids) =>
        Grounds(language, ids.Contains("north") ? Lamps with { Title = "North of Harbor City" } : Lamps);

    private static Grounds Grounds(string language, Story lamps) => new([lamps, Slate], SampleNews.Monday, language);

    private static ScriptSentence Sentence(string text, params string[] ids) =>
        new(text, ids.Length > 0 ? [.. ids.Where(id => id != "north")] : ["s1"]);
}
