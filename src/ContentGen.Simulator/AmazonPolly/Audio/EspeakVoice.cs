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
    public static async Task<byte[]?> SpeakAsync(
        SpeechTimeline timeline, SpeechRequest request, Mp3Format format, CancellationToken cancellationToken)
    {
        await Voices.WaitAsync(cancellationToken);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            var sound = new PcmCanvas(timeline.DurationMs);
            var speed = UsualSpeed;
            foreach (var utterance in timeline.Utterances)
            {
                (var spoken, speed) = await SpeakAsync(utterance, speed, request, limit.Token);
                sound.Place(spoken, utterance);
            }

            var encoded = await EncodeAsync(sound, format, limit.Token);
            return encoded is null ? null : Mp3Trim.ToFrames(encoded, format, format.Frames(timeline.DurationMs));
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
    private static async Task<(short[] Sound, int Speed)> SpeakAsync(
        Utterance utterance, int speed, SpeechRequest request, CancellationToken cancellationToken)
    {
        var first = await SpeakAsync(utterance.Text, speed, request, cancellationToken);
        var ratio = PcmCanvas.Milliseconds(first) / (utterance.EndMs - utterance.StartMs);
        if (ratio is > 0.93 and < 1.07)
            return (first, speed);
        var fitting = (int)Math.Clamp(speed * ratio, 80, 450);
        return (await SpeakAsync(utterance.Text, fitting, request, cancellationToken), fitting);
    }

    private static async Task<short[]> SpeakAsync(string text, int speed, SpeechRequest request, CancellationToken cancellationToken)
    {
        var voice = $"{EspeakLanguage(request.Language)}+{(request.Voice.IsFemale ? "f2" : "m3")}";
        var wav = await PipedProcess.RunAsync(
            "espeak-ng", ["-v", voice, "-s", $"{speed}", "-z", "--stdin", "--stdout"], Encoding.UTF8.GetBytes(text), cancellationToken);
        return wav is null ? [] : PcmCanvas.ReadWav(wav);
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
