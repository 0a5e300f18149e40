using System.Runtime.CompilerServices;
using System.Text;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Speaks a timeline with espeak-ng, every utterance fitted to its place, and encodes it with ffmpeg.</summary>
internal static class EspeakVoice
{
    private const int UsualSpeed = 165;

    // All rests of a sentence are spoken, so the work grows with the square of its words.
    private const int MostWordsTimed = 48;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    // Every utterance is a process of its own; more at a time than processors would only slow one another down.
    private static readonly SemaphoreSlim Voices = new(Environment.ProcessorCount);

    public static bool IsInstalled { get; } = PipedProcess.IsInstalled("espeak-ng") && PipedProcess.IsInstalled("ffmpeg");

    /// <summary>The MP3, or null when one of the programs failed.</summary>
    public static Task<byte[]?> SpeakAsync(
        SpeechTimeline timeline, SpeechRequest request, Mp3Format format, CancellationToken cancellationToken) => WithinLimitAsync(
        async limited =>
        {
            var canvas = new PcmCanvas(timeline.DurationMs);
            await foreach (var (utterance, _, sound) in SpeakAsync(timeline, request, limited))
            {
                canvas.Place(sound, utterance);
            }

            var encoded = await EncodeAsync(canvas, format, limited);
            return encoded is null ? null : format.Trim(encoded, format.Frames(timeline.DurationMs));
        },
        cancellationToken);

    /// <summary>The timeline with the times at which words are heard, or null when the voice needs too long to tell.</summary>
    public static Task<SpeechTimeline?> TimeAsync(
        SpeechTimeline timeline, SpeechRequest request, CancellationToken cancellationToken) => WithinLimitAsync<SpeechTimeline>(
        async limited =>
        {
            var heard = new HeardTimes();
            await foreach (var (utterance, speed, _) in SpeakAsync(timeline, request, limited))
            {
                heard.Add(utterance, await RestsAsync(utterance, VoiceOf(request), speed, limited));
            }

            return timeline with { Marks = [.. timeline.Marks.Select(mark => mark with { TimeMs = heard.At(mark.TimeMs) })] };
        },
        cancellationToken);

    private static async Task<T?> WithinLimitAsync<T>(Func<CancellationToken, Task<T?>> speak, CancellationToken cancellationToken)
        where T : class
    {
        await Voices.WaitAsync(cancellationToken);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeLimit);
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

    // Spoken at the speed that fitted the utterance before, and once more at the speed that fits unless the first is close already.
    private static async IAsyncEnumerable<(Utterance Utterance, int Speed, short[] Sound)> SpeakAsync(
        SpeechTimeline timeline, SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var speed = UsualSpeed;
        foreach (var utterance in timeline.Utterances)
        {
            var sound = await SayAsync(utterance.Text, VoiceOf(request), speed, cancellationToken);
            var ratio = PcmCanvas.Milliseconds(sound) / (utterance.EndMs - utterance.StartMs);
            if (ratio is <= 0.93 or >= 1.07)
            {
                speed = (int)Math.Clamp(speed * ratio, 80, 450);
                sound = await SayAsync(utterance.Text, VoiceOf(request), speed, cancellationToken);
            }

            yield return (utterance, speed, sound);
        }
    }

    // The rests are paragraphs of one text, as the silence between paragraphs is longer than any within a sentence.
    private static async Task<IReadOnlyList<int>> RestsAsync(
        Utterance utterance, string voice, int speed, CancellationToken cancellationToken)
    {
        if (utterance.Words.Count is 1 or > MostWordsTimed)
        {
            return [];
        }

        var rests = string.Join("\n\n", utterance.Words.Select(word => utterance.Text[word.Start..]));
        return PcmCanvas.PartLengths(await SayAsync(rests, voice, speed, cancellationToken), utterance.Words.Count);
    }

    /// <param name="speed">Words a minute, 80 to 450.</param>
    private static async Task<short[]> SayAsync(string text, string voice, int speed, CancellationToken cancellationToken)
    {
        string[] arguments = ["-v", voice, "-s", $"{speed}", "-z", "--stdin", "--stdout"];
        var wav = await PipedProcess.RunAsync("espeak-ng", arguments, Encoding.UTF8.GetBytes(text), cancellationToken);
        return PcmCanvas.ReadWav(wav ?? []);
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
}
