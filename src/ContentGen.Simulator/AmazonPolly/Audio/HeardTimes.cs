namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>
/// From the times of the model to those at which words are heard. Utterances begin and end when the model says; a word begins where
/// the rest of its utterance, spoken alone, would have to begin to end with it. Between words whose beginning is known, time runs evenly.
/// </summary>
internal sealed class HeardTimes
{
    // A rest spoken alone begins more slowly than inside its sentence: 22 ms on average over English, German and French scripts.
    private const double SlowBeginningMs = 22;

    // Words told apart by less are not told apart by the voice, and marks are whole milliseconds.
    private const double ShortestWordMs = 10;

    private readonly List<(double ModelMs, double HeardMs)> _known = [(0, 0)];

    /// <summary>Adds an utterance. They are added in order.</summary>
    /// <param name="rests">How long the utterance is from each word on, in any unit; empty when that is not known.</param>
    public void Add(Utterance utterance, IReadOnlyList<int> rests)
    {
        Know(utterance.StartMs, utterance.StartMs);
        var known = 0;
        for (var index = 1; index < utterance.Words.Count && rests.Count == utterance.Words.Count; index++)
        {
            var share = 1 - ((double)rests[index] / rests[0]);
            var heardMs = utterance.StartMs + (share * (utterance.EndMs - utterance.StartMs)) + SlowBeginningMs;
            // A time that leaves other words no room is not believed.
            if (heardMs >= _known[^1].HeardMs + (ShortestWordMs * (index - known))
                && heardMs <= utterance.EndMs - (ShortestWordMs * (utterance.Words.Count - index)))
            {
                Know(utterance.Words[index].StartMs, heardMs);
                known = index;
            }
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

    private void Know(double modelMs, double heardMs)
    {
        if (modelMs > _known[^1].ModelMs)
        {
            _known.Add((modelMs, heardMs));
        }
    }
}
