using System.Text.Json;
using Amazon.StandIns.RestJson;

namespace Amazon.BedrockRuntime.Model.Internal.MarshallTransformations;

internal static class ConfigurationMarshalling
{
    public static void Inference(Utf8JsonWriter writer, InferenceConfiguration config)
    {
        writer.Number("maxTokens", config.MaxTokens);
        writer.List("stopSequences", config.StopSequences);
        writer.Number("temperature", config.Temperature);
        writer.Number("topP", config.TopP);
    }

    public static void Output(Utf8JsonWriter writer, OutputConfig config)
        => writer.Structure("textFormat", config.TextFormat, Format);

    public static void Performance(Utf8JsonWriter writer, PerformanceConfiguration config)
        => writer.Constant("latency", config.Latency);

    public static void Tier(Utf8JsonWriter writer, ServiceTier tier) => writer.Constant("type", tier.Type);

    private static void Format(Utf8JsonWriter writer, OutputFormat format)
    {
        writer.Structure("structure", format.Structure, Structure);
        writer.Constant("type", format.Type);
    }

    private static void Structure(Utf8JsonWriter writer, OutputFormatStructure structure)
        => writer.Structure("jsonSchema", structure.JsonSchema, Schema);

    private static void Schema(Utf8JsonWriter writer, JsonSchemaDefinition definition)
    {
        writer.Text("description", definition.Description);
        writer.Text("name", definition.Name);
        writer.Text("schema", definition.Schema);
    }
}
