using System.Text.Json;
using Amazon.Runtime.Documents;

namespace ContentGen.Providers.Bedrock;

/// <summary>Carries JSON between System.Text.Json and the AWS SDK's documents. The SDK's own converter does the work.</summary>
internal static class DocumentJson
{
    public static Document ToDocument(JsonElement json) => json.Deserialize<Document>();

    /// <summary>A document that is null or was never set becomes JSON null.</summary>
    public static JsonElement ToJson(Document document) => JsonSerializer.SerializeToElement(document);
}
