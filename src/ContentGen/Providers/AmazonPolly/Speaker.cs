namespace ContentGen.Providers.AmazonPolly;

/// <param name="Voice">Amazon Polly voice id, such as <c>Joanna</c>.</param>
/// <param name="Engine">standard, neural, long-form or generative.</param>
public sealed record Speaker(string Voice, string Engine);
