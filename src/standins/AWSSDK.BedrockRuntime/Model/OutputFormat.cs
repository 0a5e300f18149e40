namespace Amazon.BedrockRuntime.Model;

/// <summary>Structured output format.</summary>
public class OutputFormat
{
    public OutputFormatStructure Structure { get; set; }

    public OutputFormatType Type { get; set; }
}
