namespace Amazon.BedrockRuntime.Model;

/// <summary>Structure of the output: exactly one property is set.</summary>
public class OutputFormatStructure
{
    public JsonSchemaDefinition JsonSchema { get; set; }
}
