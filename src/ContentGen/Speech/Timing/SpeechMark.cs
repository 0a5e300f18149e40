namespace ContentGen.Speech.Timing;

/// <summary>One line of Amazon Polly's speech marks.</summary>
/// <param name="Time">Milliseconds from the start of the audio made from the same input.</param>
/// <param name="Type">sentence, word, viseme or ssml.</param>
/// <param name="Value">The word as it stands in the input, so still escaped as XML writes it.</param>
internal sealed record SpeechMark(long Time, string Type, string? Value);
