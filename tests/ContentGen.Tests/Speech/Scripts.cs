using CsCheck;

namespace ContentGen.Tests.Speech;

/// <summary>Generates scripts: ordinary sentences, hostile text, text without spaces, very long sentences.</summary>
internal static class Scripts
{
    private static readonly Gen<string> Word = Gen.OneOf(
        "the", "market", "AT&T", "rose", "by", "4%", "café", "“quoted”", "it’s", "naïve", "<tag>", "—", "東京", "😀", "data,", "then;", "so:");

    private static readonly Gen<string> Sentence = Word.Array[1, 40].Select(words => string.Join(' ', words) + ".");

    private static readonly Gen<string> LongSentence = Word.Array[400, 1500].Select(words => string.Join(' ', words) + ".");

    private static readonly Gen<string> Unbroken = Gen.Select(Gen.OneOf("a", "&", "漢", "😀", "。"), Gen.Int[1, 7000])
        .Select((text, count) => string.Concat(Enumerable.Repeat(text, count)));

    public static Gen<string[]> Any { get; } = Gen.Frequency((6, Sentence), (3, Gen.String), (1, Gen.Const(""))).Array[0, 30];

    public static Gen<string[]> Long { get; } = Gen.Frequency((20, Sentence), (1, LongSentence), (1, Unbroken)).Array[1, 120];
}
