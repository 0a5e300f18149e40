namespace ContentGen.Speech.Ssml;

/// <summary>What one request to Amazon Polly speaks.</summary>
/// <param name="Ssml">The document, the same for the audio and for its speech marks.</param>
/// <param name="Utterances">What it was written from.</param>
public sealed record SsmlChunk(string Ssml, IReadOnlyList<Utterance> Utterances);
