using ContentGen.Simulator.AmazonPolly.Ssml;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Walks through an input and gives every word, pause, sentence and mark its time.</summary>
internal sealed class TimelineBuilder(string input, bool hasMarkup)
{
    private const double LeadInMs = 25;
    private const double TailMs = 150;

    private readonly SourceText _source = new(input);
    private readonly Clock _clock = new(LeadInMs);
    private readonly Stack<double> _rates = new([1.0]);
    private readonly List<SpeechMark> _marks = [];
    private readonly List<Utterance> _utterances = [];
    private OpenSentence? _sentence;
    private string? _alias;

    public static SpeechTimeline Build(string input, bool isSsml)
    {
        var builder = new TimelineBuilder(input, isSsml);
        foreach (var token in isSsml ? SsmlScanner.Scan(input) : [new SsmlToken(SsmlTokenKind.Text, 0, input.Length)])
        {
            builder.Visit(token);
        }

        return builder.Finish();
    }

    private SpeechTimeline Finish()
    {
        EndSentence();
        return new SpeechTimeline(_marks, _utterances, _clock.End(TailMs));
    }

    private void Visit(SsmlToken token)
    {
        if (token.Kind == SsmlTokenKind.Text)
        {
            Speak(WordScanner.Scan([.. _source.Decode(token.Start, token.End, hasMarkup)]));
        }
        else if (token.Name == "break" && token.Kind != SsmlTokenKind.Close)
        {
            Break(token);
        }
        else if (token.Name == "mark" && token.Kind != SsmlTokenKind.Close)
        {
            Add("ssml", _clock.AfterPause(), token.Start, token.End, token.Attribute("name")!);
        }
        else if (token.Name is "p" or "s")
        {
            Boundary(token.Name == "p" ? WordDuration.ParagraphPauseMs : WordDuration.SentencePauseMs);
        }
        else if (token.Name == "prosody")
        {
            ChangeRate(token);
        }
        else if (token.Name == "sub")
        {
            _alias = token.Attribute("alias");
        }
    }

    private void Speak(IEnumerable<ScannedWord> words)
    {
        foreach (var word in words)
        {
            if (word.Value.Length > 0)
            {
                Speak(word);
            }

            var endsSentence = SentenceEnd.Follows(word.Value, word.Trailing);
            _clock.Pause(WordDuration.PauseAfter(word.Trailing, endsSentence) / _rates.Peek());
            _sentence?.Extend(word.TrailingEnd, word.Trailing);
            if (endsSentence)
            {
                EndSentence();
            }
        }
    }

    private void Speak(ScannedWord word)
    {
        var start = _clock.Resume();
        if (_sentence is null)
        {
            _sentence = new OpenSentence(_marks.Count, word.LeadingStart, start);
            Add("sentence", start, word.LeadingStart, word.LeadingStart, "");
        }

        Add("word", start, word.Start, word.End, word.Value);
        _clock.Advance(WordDuration.Milliseconds(_alias ?? word.Value) / _rates.Peek());
        _sentence.Say(_alias ?? word.Value, start, _clock.Now, word.End);
        _alias = _alias is null ? null : "";
    }

    // Amazon Polly lists a break among the word marks, markup and all. Callers have to leave it out themselves.
    private void Break(SsmlToken token)
    {
        _sentence?.Flush(_utterances);
        Add("word", _clock.Now, token.Start, token.End, _source.Raw(token.Start, token.End));
        _clock.Break(SsmlDurations.Break(token));
    }

    private void Boundary(double pauseMs)
    {
        if (_sentence is null)
        {
            return;
        }

        EndSentence();
        _clock.Pause(pauseMs);
    }

    private void ChangeRate(SsmlToken token)
    {
        if (token.Kind == SsmlTokenKind.Close)
        {
            _rates.Pop();
        }
        else if (token.Kind == SsmlTokenKind.Open)
        {
            _rates.Push(token.Attribute("rate") is { } rate ? _rates.Peek() * SsmlDurations.Rate(rate) : _rates.Peek());
        }
    }

    private void EndSentence()
    {
        if (_sentence is not { } sentence)
        {
            return;
        }

        sentence.Flush(_utterances);
        var text = _source.Raw(sentence.Start, sentence.End);
        _marks[sentence.MarkIndex] = Mark("sentence", sentence.StartMs, sentence.Start, sentence.End, text);
        _sentence = null;
    }

    private void Add(string type, double timeMs, int start, int end, string value) => _marks.Add(Mark(type, timeMs, start, end, value));

    private SpeechMark Mark(string type, double timeMs, int start, int end, string value) =>
        new(timeMs, type, _source.ByteOffset(start), _source.ByteOffset(end), value);

    /// <summary>
    /// The running time of a timeline, in milliseconds. Natural pauses do not add up, breaks do, and the longer of the two is heard.
    /// </summary>
    private sealed class Clock(double start)
    {
        private double _naturalMs;
        private double _breaksMs;

        public double Now { get; private set; } = start;

        public void Advance(double milliseconds) => Now += milliseconds;

        public void Pause(double milliseconds) => _naturalMs = Math.Max(_naturalMs, milliseconds);

        public void Break(double milliseconds) => _breaksMs += milliseconds;

        public double AfterPause() => Now + Math.Max(_naturalMs, _breaksMs);

        /// <summary>The end of everything: a last breath, unless breaks ask for longer silence.</summary>
        public double End(double tailMs) => Now + Math.Max(tailMs, _breaksMs);

        /// <summary>Ends the pause and tells when speech goes on.</summary>
        public double Resume()
        {
            Now = AfterPause();
            _naturalMs = _breaksMs = 0;
            return Now;
        }
    }
}
