namespace ContentGen.Providers.AmazonPolly;

/// <param name="Content">MP3, or speech marks as JSON lines.</param>
/// <param name="BilledCharacters">Characters charged for the call.</param>
public sealed record SpeechAnswer(byte[] Content, int BilledCharacters);
