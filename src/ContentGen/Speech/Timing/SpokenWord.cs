using System.Net;
using ContentGen.Speech.Ssml;

namespace ContentGen.Speech.Timing;

/// <summary>Tells words from everything else that speech marks may hold.</summary>
internal static class SpokenWord
{
    /// <summary>The word as plain text; null when the mark is none, be it a pause, a tag or punctuation.</summary>
    public static string? Of(SpeechMark mark)
    {
        // In SSML a bare '<' begins markup; a spoken one arrives as "&lt;".
        if (mark.Type != "word" || mark.Value is null || mark.Value.Contains('<', StringComparison.Ordinal))
        {
            return null;
        }

        var word = SpeechText.Clean(WebUtility.HtmlDecode(mark.Value));
        return SpeechText.IsSpeakable(word) ? word : null;
    }
}
