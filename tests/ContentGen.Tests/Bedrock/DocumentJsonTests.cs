using Amazon.Runtime.Documents;
using ContentGen.Providers.Bedrock;

namespace ContentGen.Tests.Bedrock;

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

        var back = DocumentJson.ToJson(DocumentJson.ToDocument(element));

        Assert.True(System.Text.Json.JsonElement.DeepEquals(element, back), back.GetRawText());
    }

    [Fact]
    public void ToJson_NeverSet_IsNull()
    {
        var json = DocumentJson.ToJson(default(Document));

        Assert.Equal("null", json.GetRawText());
    }
}
