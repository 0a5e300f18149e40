using System.Text;

namespace ContentGen.Simulator.AmazonPolly.Audio;

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
