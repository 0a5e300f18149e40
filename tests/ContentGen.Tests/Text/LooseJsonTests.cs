using ContentGen.Text;

namespace ContentGen.Tests.Text;

public sealed class LooseJsonTests
{
    private const string Heron = """{"id":"1","url":"https://a.example/1","title":"Heron","date":"2026-11-23","authors":[{"name":"A"}]}""";
    private const string Otter = """{"id":"2","url":"https://a.example/2","title":"Otter","date":"2026-11-23","authors":[{"name":"A"}]}""";

    [Theory]
    [InlineData("}]},{", "}]},{", "a whole document")]
    [InlineData("}]},{", "},{", "a lost bracket, so that the document is none")]
    public void Read_TwoItems_BothAreFound(string between, string broken, string kind)
    {
        var found = LooseJson.Read($$"""{"items":[{{(Heron + ',' + Otter).Replace(between, broken, StringComparison.Ordinal)}}]}""", "items");

        Assert.True(found?.Items?.Count == 2, kind);
        Assert.Equal(["Heron", "Otter"], found.Items.Select(item => LooseJson.TextOf(item, "title")));
    }

    [Fact]
    public void Read_BracketLostInOneItemAndTooManyInAnother_BothAreFound()
    {
        var items = (Heron + ',' + Otter).Replace("}]},{", "},{", StringComparison.Ordinal) + "]}";

        var found = LooseJson.Read($$"""{"items":[{{items}}]}""", "items");

        Assert.NotNull(found?.Root);
        Assert.Equal(["Heron", "Otter"], found.Items!.Select(item => LooseJson.TextOf(item, "title")));
    }

    [Fact]
    public void Read_ItemThatNamesAnother_IsOne()
    {
        var item = """{"related":[{"id":"9","url":"https://a.example/9","title":"Egret"}],""" + Heron[1..];

        var found = LooseJson.Read($$"""{"items":[{{item}}]}""", "items");

        Assert.Equal(["Heron"], found!.Items!.Select(each => LooseJson.TextOf(each, "title")));
    }
}
