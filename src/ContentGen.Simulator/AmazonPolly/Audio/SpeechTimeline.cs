using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>When everything in one input is heard. Sound and speech marks are both made from it.</summary>
internal sealed record SpeechTimeline(IReadOnlyList<SpeechMark> Marks, IReadOnlyList<Utterance> Utterances, double DurationMs);

/// <summary>A speech mark: when something of the input is heard, and at which bytes of the input it stands.</summary>
internal sealed record SpeechMark(double TimeMs, string Type, int Start, int End, string Value)
{
    public string ToJsonLine() => JsonSerializer.Serialize(
        new JsonObject
        {
            ["time"] = (long)Math.Round(TimeMs),
            ["type"] = Type,
            ["start"] = Start,
            ["end"] = End,
            ["value"] = Value,
        },
        SimulatedResponse.Relaxed);
}

/// <summary>Words spoken without a long pause between them, and when.</summary>
internal sealed record Utterance(string Text, double StartMs, double EndMs, IReadOnlyList<UtteranceWord> Words);

/// <summary>A word of an utterance: where it starts in its text, a UTF-16 index, and when by the model.</summary>
internal sealed record UtteranceWord(int Start, double StartMs);

/// <summary>The sentence being walked through: where it stands in the input, and the words not yet handed over as an utterance.</summary>
internal sealed class OpenSentence(int markIndex, int start, double startMs)
{
    private readonly StringBuilder _text = new();
    private readonly List<UtteranceWord> _words = [];
    private double _firstMs;
    private double _lastMs;

    public int MarkIndex { get; } = markIndex;

    public int Start { get; } = start;

    public int End { get; private set; } = start;

    public double StartMs { get; } = startMs;

    public void Say(string word, double fromMs, double toMs, int end)
    {
        if (_text.Length == 0)
        {
            _firstMs = fromMs;
        }
        else
        {
            _text.Append(' ');
        }

        _words.Add(new UtteranceWord(_text.Length, fromMs));
        _text.Append(word);
        _lastMs = toMs;
        End = Math.Max(End, end);
    }

    public void Extend(int end, string punctuation)
    {
        End = Math.Max(End, end);
        if (_text.Length > 0)
        {
            _text.Append(punctuation);
        }
    }

    public void Flush(List<Utterance> utterances)
    {
        if (_text.Length > 0)
        {
            utterances.Add(new Utterance(_text.ToString(), _firstMs, _lastMs, [.. _words]));
        }

        _text.Clear();
        _words.Clear();
    }
}
