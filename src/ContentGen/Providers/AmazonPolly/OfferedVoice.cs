namespace ContentGen.Providers.AmazonPolly;

/// <param name="Language">ISO 639-1 code; of a bilingual voice there is one entry a language.</param>
/// <param name="Name">Amazon Polly voice id, such as <c>Joanna</c>.</param>
/// <param name="Engines">Any of standard, neural, long-form and generative.</param>
public sealed record OfferedVoice(string Language, string Name, IReadOnlyList<string> Engines);
