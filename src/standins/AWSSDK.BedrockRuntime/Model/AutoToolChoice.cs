namespace Amazon.BedrockRuntime.Model;

/// <summary>The model decides whether to use a tool.</summary>
public class AutoToolChoice;
