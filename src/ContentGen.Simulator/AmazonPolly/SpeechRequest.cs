namespace ContentGen.Simulator.AmazonPolly;

/// <summary>A request of SynthesizeSpeech that has passed the checks on its fields.</summary>
internal sealed record SpeechRequest(string Text, bool IsSsml, Voice Voice, string Engine, string Language)
{
    public const string Mp3 = "mp3";
    public const string SpeechMarks = "json";

    public required string OutputFormat { get; init; }

    /// <summary>Hertz.</summary>
    public required int SampleRate { get; init; }

    public required IReadOnlyList<string> SpeechMarkTypes { get; init; }
}
