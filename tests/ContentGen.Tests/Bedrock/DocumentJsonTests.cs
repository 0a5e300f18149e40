using System.Text.Json;
using Amazon.Runtime.Documents;

namespace ContentGen.Tests.Bedrock;

/// <summary>JSON is carried to and from the AWS SDK's documents by the converter that the SDK brings.</summary>
public sealed class DocumentJsonTests
{
    [Theory]
    [InlineData("""{"a":[1,2.5,-3000000000,true,null,"x"],"b":{}}""")]
    [InlineData("[]")]
    [InlineData("\"text with \\u201Cquotes\\u201D\"")]
    [InlineData("null")]
    public void ToDocument_AndBack_SameJson(string json)
    {
        var element = Requests.Json(json);

        var back = JsonSerializer.SerializeToElement(element.Deserialize<Document>());

        Assert.True(JsonElement.DeepEquals(element, back), back.GetRawText());
    }

    [Fact]
    public void ToJson_NeverSet_IsNull()
    {
        var json = JsonSerializer.SerializeToElement(default(Document));

        Assert.Equal("null", json.GetRawText());
    }
}
