namespace Amazon.BedrockRuntime.Model;

/// <summary>The model must use one of the tools.</summary>
public class AnyToolChoice;
