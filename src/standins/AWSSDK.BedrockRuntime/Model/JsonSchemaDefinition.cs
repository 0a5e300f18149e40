namespace Amazon.BedrockRuntime.Model;

/// <summary>JSON schema that the answer must satisfy.</summary>
public class JsonSchemaDefinition
{
    public string Description { get; set; }

    public string Name { get; set; }

    /// <summary>The schema as JSON text.</summary>
    public string Schema { get; set; }
}
