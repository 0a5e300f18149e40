using System.Text;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>The sentence being walked through: where it stands in the input, and the words not yet handed over as an utterance.</summary>
internal sealed class OpenSentence(int markIndex, int start, double startMs)
{
    private readonly StringBuilder _words = new();
    private double _firstMs;
    private double _lastMs;

    public int MarkIndex { get; } = markIndex;

    public int Start { get; } = start;

    public int End { get; private set; } = start;

    public double StartMs { get; } = startMs;

    public void Say(string word, double fromMs, double toMs, int end)
    {
        if (_words.Length == 0)
            _firstMs = fromMs;
        else
            _words.Append(' ');
        _words.Append(word);
        _lastMs = toMs;
        End = Math.Max(End, end);
    }

    public void Extend(int end, string punctuation)
    {
        End = Math.Max(End, end);
        if (_words.Length > 0)
            _words.Append(punctuation);
    }

    public void Flush(List<Utterance> utterances)
    {
        if (_words.Length > 0)
            utterances.Add(new Utterance(_words.ToString(), _firstMs, _lastMs));
        _words.Clear();
    }
}
