using System.Text;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Speaks a timeline with espeak-ng, every utterance fitted to its place, and encodes it with ffmpeg.</summary>
internal sealed class EspeakVoice
{
    private const int UsualSpeed = 165;

    // All rests of a sentence are spoken, so the work grows with the square of its words.
    private const int MostWordsTimed = 48;

    // Sound and speech marks of a text are asked for one after the other, or at the same moment.
    private const int MostRemembered = 4;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    // Everything said is a process of its own; more at a time than processors would only slow one another down.
    private static readonly SemaphoreSlim Voices = new(Environment.ProcessorCount);

    private readonly List<(string Key, Task<Spoken[]> Saying)> _remembered = [];

    public static bool IsInstalled { get; } = PipedProcess.IsInstalled("espeak-ng") && PipedProcess.IsInstalled("ffmpeg");

    /// <summary>The MP3, or null when one of the programs failed or needs too long.</summary>
    public async Task<byte[]?> SpeakAsync(
        SpeechTimeline timeline, SpeechRequest request, Mp3Format format, CancellationToken cancellationToken)
    {
        if (await SaidAsync(timeline, request, cancellationToken) is not { } spoken)
        {
            return null;
        }

        var canvas = new PcmCanvas(timeline.DurationMs);
        foreach (var (utterance, _, sound) in spoken)
        {
            canvas.Place(sound, utterance);
        }

        var encoded = await WithinLimitAsync(limited => EncodeAsync(canvas, format, limited), cancellationToken);
        return encoded is null ? null : format.Trim(encoded, format.Frames(timeline.DurationMs));
    }

    /// <summary>The timeline with the times at which words are heard, or null when the voice needs too long to tell.</summary>
    public async Task<SpeechTimeline?> TimeAsync(
        SpeechTimeline timeline, SpeechRequest request, CancellationToken cancellationToken)
    {
        if (await SaidAsync(timeline, request, cancellationToken) is not { } spoken
            || await WithinLimitAsync<IReadOnlyList<int>[]>(
                async limited => await Task.WhenAll(spoken.Select(one => RestsAsync(one, VoiceOf(request), limited))),
                cancellationToken) is not { } rests)
        {
            return null;
        }

        var heard = new HeardTimes();
        foreach (var ((utterance, _, _), itsRests) in spoken.Zip(rests))
        {
            heard.Add(utterance, itsRests);
        }

        return timeline with { Marks = [.. timeline.Marks.Select(mark => mark with { TimeMs = heard.At(mark.TimeMs) })] };
    }

    private static async Task<T?> WithinLimitAsync<T>(Func<CancellationToken, Task<T?>> speak, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            return await speak(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // Who leaves does not take the sound from whom else waits for it.
    private async Task<Spoken[]?> SaidAsync(SpeechTimeline timeline, SpeechRequest request, CancellationToken cancellationToken)
    {
        var voice = VoiceOf(request);
        var key = $"{voice} {request.IsSsml} {request.Text}";
        Task<Spoken[]> saying;
        lock (_remembered)
        {
            saying = _remembered.Find(one => one.Key == key && !one.Saying.IsFaulted && !one.Saying.IsCanceled).Saying
                ?? SayAsync(timeline.Utterances, voice);
            _remembered.RemoveAll(one => one.Key == key);
            _remembered.Add((key, saying));
            _remembered.RemoveRange(0, Math.Max(0, _remembered.Count - MostRemembered));
        }

        return await WithinLimitAsync<Spoken[]>(async limited => await saying.WaitAsync(limited), cancellationToken);
    }

    // At the speed that fits the first, and once more at the speed that fits itself unless that is close already.
    private static async Task<Spoken[]> SayAsync(IReadOnlyList<Utterance> utterances, string voice)
    {
        using var limit = new CancellationTokenSource(TimeLimit);
        if (utterances.Count == 0)
        {
            return [];
        }

        var first = await FitAsync(utterances[0], voice, UsualSpeed, limit.Token);
        return [first, .. await Task.WhenAll(utterances.Skip(1).Select(other => FitAsync(other, voice, first.Speed, limit.Token)))];
    }

    private static async Task<Spoken> FitAsync(Utterance utterance, string voice, int speed, CancellationToken cancellationToken)
    {
        var sound = await SayAsync(utterance.Text, voice, speed, cancellationToken);
        var ratio = PcmCanvas.Milliseconds(sound) / (utterance.EndMs - utterance.StartMs);
        if (ratio is <= 0.93 or >= 1.07)
        {
            speed = (int)Math.Clamp(speed * ratio, 80, 450);
            sound = await SayAsync(utterance.Text, voice, speed, cancellationToken);
        }

        return new(utterance, speed, sound);
    }

    // The rests are paragraphs of one text, as the silence between paragraphs is longer than any within a sentence.
    private static async Task<IReadOnlyList<int>> RestsAsync(Spoken spoken, string voice, CancellationToken cancellationToken)
    {
        var (text, words) = (spoken.Utterance.Text, spoken.Utterance.Words);
        if (words.Count is 1 or > MostWordsTimed)
        {
            return [];
        }

        var rests = string.Join("\n\n", words.Select(word => text[word.Start..]));
        return PcmCanvas.PartLengths(await SayAsync(rests, voice, spoken.Speed, cancellationToken), words.Count);
    }

    /// <param name="speed">Words a minute, 80 to 450.</param>
    private static async Task<short[]> SayAsync(string text, string voice, int speed, CancellationToken cancellationToken)
    {
        string[] arguments = ["-v", voice, "-s", $"{speed}", "-z", "--stdin", "--stdout"];
        await Voices.WaitAsync(cancellationToken);
        try
        {
            var wav = await PipedProcess.RunAsync("espeak-ng", arguments, Encoding.UTF8.GetBytes(text), cancellationToken);
            return PcmCanvas.ReadWav(wav ?? []);
        }
        finally
        {
            Voices.Release();
        }
    }

    private static Task<byte[]?> EncodeAsync(
        PcmCanvas sound, Mp3Format format, CancellationToken cancellationToken) => PipedProcess.RunAsync(
        "ffmpeg",
        [
            "-loglevel", "error", "-f", "s16le", "-ar", $"{PcmCanvas.SampleRate}", "-ac", "1", "-i", "pipe:0",
            "-ar", $"{format.SampleRate}", "-ac", "1", "-c:a", "libmp3lame", "-b:a", $"{Mp3Format.BitRate}", "-reservoir", "0",
            "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3", "pipe:1",
        ],
        sound.ToBytes(),
        cancellationToken);

    // Such as en-us+f2.
    private static string VoiceOf(SpeechRequest request)
    {
        var language = request.Language switch
        {
            "en-US" or "en-GB" => request.Language.ToLowerInvariant(),
            "arb" => "ar",
            "cmn-CN" => "cmn",
            "yue-CN" => "yue",
            _ => request.Language.Split('-')[0],
        };
        return $"{language}+{(request.Voice.IsFemale ? "f2" : "m3")}";
    }

    private sealed record Spoken(Utterance Utterance, int Speed, short[] Sound);
}
