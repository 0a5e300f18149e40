using System.Text;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Speaks a timeline with espeak-ng, every utterance fitted to its place, and encodes it with ffmpeg.</summary>
internal sealed class EspeakVoice
{
    private const int UsualSpeed = 165;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Every utterance is a process of its own; more at a time than processors would only slow one another down.
    private static readonly SemaphoreSlim Voices = new(Environment.ProcessorCount);

    public static bool IsInstalled { get; } = PipedProcess.IsInstalled("espeak-ng") && PipedProcess.IsInstalled("ffmpeg");

    /// <summary>The MP3, or null when one of the programs failed.</summary>
    public static Task<byte[]?> SpeakAsync(
        SpeechTimeline timeline, SpeechRequest request, Mp3Format format, CancellationToken cancellationToken) => PatientlyAsync(
        async limited =>
        {
            var sound = new PcmCanvas(timeline.DurationMs);
            foreach (var (utterance, _, spoken) in await SpeakAsync(timeline, request, limited))
            {
                sound.Place(spoken.Samples, utterance);
            }

            var encoded = await EncodeAsync(sound, format, limited);
            return encoded is null ? null : Mp3Trim.ToFrames(encoded, format, format.Frames(timeline.DurationMs));
        },
        cancellationToken);

    /// <summary>The timeline with the times at which words are heard, or null when they cannot be known.</summary>
    public static Task<SpeechTimeline?> TimeAsync(SpeechTimeline timeline, SpeechRequest request, CancellationToken cancellationToken) => PatientlyAsync(
        async limited =>
        {
            var spoken = await SpeakAsync(timeline, request, limited);
            if (await EspeakWordProcess.AskAsync([.. spoken.Select(part => part.Said)], limited) is not { } words)
            {
                return null;
            }

            var heard = new HeardTimes();
            foreach (var (part, partWords) in spoken.Zip(words))
            {
                heard.Add(part.Utterance, part.Sound, partWords);
            }

            return timeline with { Marks = [.. timeline.Marks.Select(mark => mark with { TimeMs = heard.At(mark.TimeMs) })] };
        },
        cancellationToken);

    private static async Task<T?> PatientlyAsync<T>(Func<CancellationToken, Task<T?>> speak, CancellationToken cancellationToken)
        where T : class
    {
        await Voices.WaitAsync(cancellationToken);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            return await speak(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            Voices.Release();
        }
    }

    private static async Task<List<(Utterance Utterance, EspeakText Said, SpokenSound Sound)>> SpeakAsync(
        SpeechTimeline timeline, SpeechRequest request, CancellationToken cancellationToken)
    {
        var voice = $"{EspeakLanguage(request.Language)}+{(request.Voice.IsFemale ? "f2" : "m3")}";
        var spoken = new List<(Utterance, EspeakText Said, SpokenSound)>();
        foreach (var utterance in timeline.Utterances)
        {
            var speed = spoken.Count > 0 ? spoken[^1].Said.Speed : UsualSpeed;
            var (said, sound) = await SpeakAsync(utterance, new EspeakText(voice, speed, utterance.Text), cancellationToken);
            spoken.Add((utterance, said, sound));
        }

        return spoken;
    }

    // Spoken at the speed that fitted the utterance before, and once more at the speed that fits unless the first is close already.
    private static async Task<(EspeakText Said, SpokenSound Sound)> SpeakAsync(
        Utterance utterance, EspeakText said, CancellationToken cancellationToken)
    {
        var first = await SpeakAsync(said, cancellationToken);
        var ratio = PcmCanvas.Milliseconds(first.Samples) / (utterance.EndMs - utterance.StartMs);
        if (ratio is > 0.93 and < 1.07)
        {
            return (said, first);
        }

        var fitting = said with { Speed = (int)Math.Clamp(said.Speed * ratio, 80, 450) };
        return (fitting, await SpeakAsync(fitting, cancellationToken));
    }

    private static async Task<SpokenSound> SpeakAsync(EspeakText said, CancellationToken cancellationToken)
    {
        var wav = await PipedProcess.RunAsync(
            "espeak-ng", ["-v", said.Voice, "-s", $"{said.Speed}", "-z", "--stdin", "--stdout"], Encoding.UTF8.GetBytes(said.Text), cancellationToken);
        return PcmCanvas.ReadWav(wav ?? []);
    }

    private static Task<byte[]?> EncodeAsync(PcmCanvas sound, Mp3Format format, CancellationToken cancellationToken) => PipedProcess.RunAsync(
        "ffmpeg",
        [
            "-loglevel", "error", "-f", "s16le", "-ar", $"{PcmCanvas.SampleRate}", "-ac", "1", "-i", "pipe:0",
            "-ar", $"{format.SampleRate}", "-ac", "1", "-c:a", "libmp3lame", "-b:a", $"{Mp3Format.BitRate}", "-reservoir", "0",
            "-write_xing", "0", "-id3v2_version", "0", "-f", "mp3", "pipe:1",
        ],
        sound.ToBytes(),
        cancellationToken);

    private static string EspeakLanguage(string language) => language switch
    {
        "en-US" or "en-GB" => language.ToLowerInvariant(),
        "arb" => "ar",
        "cmn-CN" => "cmn",
        "yue-CN" => "yue",
        _ => language.Split('-')[0],
    };
}

/// <summary>What espeak-ng is asked to say, by the command and by the library alike.</summary>
/// <param name="Voice">Such as <c>en-us+f2</c>.</param>
/// <param name="Speed">Words a minute, 80 to 450.</param>
/// <param name="Text">Plain text.</param>
internal sealed record EspeakText(string Voice, int Speed, string Text);
