using ContentGen.Speech.Ssml;

namespace ContentGen.Tests.Speech;

public sealed class SpeechTextTests
{
    [Theory]
    [InlineData("A family \U0001F468\u200D\U0001F469\u200D\U0001F467 waits.", "A family waits.")]
    [InlineData("Fans \u2764\uFE0F the lake \U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "Fans the lake")]
    [InlineData("Fans <3 the stadium, 5 < 30", "Fans the stadium, 5 < 30")]
    [InlineData("\u0645\u06CC\u200C\u0631\u0648\u0645", "\u0645\u06CC\u200C\u0631\u0648\u0645")]
    [InlineData("\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937")]
    public void Clean_Emoji_AreSilent(string text, string expected) => Assert.Equal(expected, SpeechText.Clean(text));
}
