using System.Text;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Speaks a timeline with espeak-ng, every utterance fitted to its place, and encodes it with ffmpeg.</summary>
internal sealed class EspeakVoice
{
    private const int UsualSpeed = 165;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static bool IsInstalled { get; } = PipedProcess.IsInstalled("espeak-ng") && PipedProcess.IsInstalled("ffmpeg");

    /// <summary>The MP3, or null when one of the programs failed.</summary>
    public static async Task<byte[]?> SpeakAsync(SpeechTimeline timeline, SpeechRequest request, Mp3Format format, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var sound = new PcmCanvas(timeline.DurationMs);
            foreach (var utterance in timeline.Utterances)
                sound.Place(await SpeakAsync(utterance, request, limit.Token), utterance);
            var encoded = await EncodeAsync(sound, format, limit.Token);
            return encoded is null ? null : Mp3Trim.ToFrames(encoded, format, format.Frames(timeline.DurationMs));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    // Spoken once to learn how long it takes, and once more at the speed that fits.
    private static async Task<short[]> SpeakAsync(Utterance utterance, SpeechRequest request, CancellationToken cancellationToken)
    {
        var first = await SpeakAsync(utterance.Text, UsualSpeed, request, cancellationToken);
        var fitting = UsualSpeed * PcmCanvas.Milliseconds(first) / (utterance.EndMs - utterance.StartMs);
        return await SpeakAsync(utterance.Text, (int)Math.Clamp(fitting, 80, 450), request, cancellationToken);
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
