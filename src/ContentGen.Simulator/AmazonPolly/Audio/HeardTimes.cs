namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>
/// From the times of the model to those at which words are heard. Utterances begin and end when the model says; between words whose
/// beginning is known, time runs evenly.
/// </summary>
internal sealed class HeardTimes
{
    // Words told apart by less are not told apart by the voice, and marks are whole milliseconds.
    private const double ShortestWordMs = 10;

    private readonly List<(double ModelMs, double HeardMs)> _known = [(0, 0)];

    /// <summary>Adds an utterance. They are added in order.</summary>
    public void Add(Utterance utterance, SpokenSound sound, EspeakWords words)
    {
        Know(utterance.StartMs, utterance.StartMs);
        if (words.Length == sound.Length && sound.Samples.Length > 0)
        {
            AddWords(utterance, sound, words.Words);
        }

        Know(utterance.EndMs, utterance.EndMs);
    }

    public double At(double modelMs)
    {
        var next = _known.FindIndex(known => known.ModelMs >= modelMs);
        if (next <= 0)
        {
            return modelMs;
        }

        var (from, to) = (_known[next - 1], _known[next]);
        return from.HeardMs + ((modelMs - from.ModelMs) / (to.ModelMs - from.ModelMs) * (to.HeardMs - from.HeardMs));
    }

    private void AddWords(Utterance utterance, SpokenSound sound, IReadOnlyList<EspeakWord> words)
    {
        var starts = CodePoints.Starts(utterance.Text);
        var known = 0;
        foreach (var word in words.Where(word => word.Position <= starts.Count))
        {
            var index = utterance.Words.Count(spoken => spoken.Start <= starts[word.Position - 1]) - 1;
            var heardMs = utterance.StartMs + (Share(word, sound) * (utterance.EndMs - utterance.StartMs));
            // Several are reported for a number; its first is the word's. One that leaves others no room is not believed.
            if (index <= known
                || heardMs < _known[^1].HeardMs + (ShortestWordMs * (index - known))
                || heardMs > utterance.EndMs - (ShortestWordMs * (utterance.Words.Count - index)))
            {
                continue;
            }

            Know(utterance.Words[index].StartMs, heardMs);
            known = index;
        }
    }

    private static double Share(EspeakWord word, SpokenSound sound) =>
        ((word.TimeMs * PcmCanvas.SampleRate / 1000.0) - sound.Lead) / sound.Samples.Length;

    private void Know(double modelMs, double heardMs)
    {
        if (modelMs > _known[^1].ModelMs)
        {
            _known.Add((modelMs, heardMs));
        }
    }
}

/// <summary>The code points of a text, which espeak-ng counts.</summary>
internal static class CodePoints
{
    /// <summary>The UTF-16 index at which each starts.</summary>
    public static IReadOnlyList<int> Starts(string text) =>
        [.. Enumerable.Range(0, text.Length).Where(index => index == 0 || !char.IsSurrogatePair(text[index - 1], text[index]))];
}
