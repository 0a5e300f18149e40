namespace ContentGen.Speech.Mpeg;

/// <summary>The audio of an MP3 file without its tags: the bytes of several can be joined into one valid file.</summary>
/// <param name="Frames">The frames' bytes, one after the other.</param>
/// <param name="Duration">What the frames decode to.</param>
/// <param name="LeadIn">
/// Silence at the beginning that the encoder declared and a decoder would have cut off, had the declaring tag stayed; zero when none
/// was declared. Times measured in the original sound are this much later in the joined file.
/// </param>
internal sealed record Mp3Audio(ReadOnlyMemory<byte> Frames, TimeSpan Duration, TimeSpan LeadIn);
