using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;

namespace ContentGen.Speech;

/// <summary>
/// Decides who presents a brief: the voices asked for, else the usual one of the language. A conversation takes two, so a second voice of
/// the language joins where there is one.
/// </summary>
public sealed class Presenters(SpeakerChoice speakers, OfferedVoices voices)
{
    /// <summary>The request with one or two voices.</summary>
    public BriefRequest Complete(BriefRequest request)
    {
        var asked = AskedFor(request);
        var first = speakers.For(request.Language, asked.Count > 0 ? asked[0] : null);
        var other = asked.Count < BriefRequest.MostVoices && request.Style == BriefStyle.Conversation
            ? voices.Of(request.Language, first.Engine).FirstOrDefault(voice => voice != first.Voice)
            : null;
        return request with { Voices = asked.Count > 1 ? asked : other is null ? [first.Voice] : [first.Voice, other] };
    }

    private static IReadOnlyList<string> AskedFor(BriefRequest request) =>
        request.Voices.Count > 0 ? request.Voices : request.Voice is { } voice ? [voice] : [];
}
