namespace ContentGen.Providers.Bedrock;

/// <param name="Answer">The answer that could not be used.</param>
/// <param name="Problems">What is wrong with it, as the model is told.</param>
public sealed record Correction(StructuredAnswer Answer, string Problems);
