using System.Text;
using ContentGen.Providers.NewsApi;
using ContentGen.Text;

namespace ContentGen.Tests.NewsApi;

/// <summary>Answers with one article in three that is not as NewsAPI documents it.</summary>
public sealed class NewsApiAnswerTests
{
    [Theory]
    [InlineData("""{"source":"Lake Echo","title":"Odd","url":"https://x.example/o"}""", "Odd", "Lake Echo")]
    [InlineData("""{"source":{"id":"lake","name":null},"title":"Odd","url":"https://x.example/o"}""", "Odd", "lake")]
    [InlineData("""{"source":7,"title":2026,"url":"https://x.example/o","description":true}""", "2026", "7")]
    [InlineData("""{"source":null,"title":null,"url":"https://x.example/o","content":["a"],"publishedAt":{}}""", "", null)]
    [InlineData("""{"source":{},"title":"Half \ud83c\u2026 pair \udf84","url":"https://x.example/o"}""", "Half … pair", null)]
    [InlineData("""{"source":{},"title":"Whole \ud83c\udf84","url":"https://x.example/o"}""", "Whole \U0001F384", null)]
    [InlineData("""{"source":{},"title":"Bad \x escape \'s","url":"https://x.example/o",}""", "Bad x escape 's", null)]
    [InlineData("{\"source\":{},\"title\":\"Raw\n\tbreak\u0001\",\"url\":\"https://x.example/o\"}", "Raw break", null)]
    [InlineData("""{"title":"Odd","URL":"https://x.example/o","publishedAt":1795860060}""", "Odd", null)]
    public void Read_OddArticle_RepairedAmongGood(string odd, string title, string? source)
    {
        var answer = NewsApiAnswer.Read(Encoding.UTF8.GetBytes(Around(odd)), null, "general");

        Assert.Equal((true, 0, 9), (answer!.IsOk, answer.Broken, answer.Total));
        Assert.Equal(["First", title, "Last"], answer.Articles!.Select(article => PlainText.Clean(article.Title)));
        Assert.Equal(source, answer.Articles![1].Source);
        Assert.Equal("https://x.example/o", answer.Articles[1].Url);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Read_NoArticle_DroppedAndCounted(string item)
    {
        var answer = NewsApiAnswer.Read(Encoding.UTF8.GetBytes(Around(item)), null, "general");

        Assert.Equal(["First", "Last"], answer!.Articles!.Select(article => article.Title));
        Assert.Equal(1, answer.Broken);
    }

    [Theory]
    [InlineData("""{"source":{"id":null,"name":"X"},"title":"Un"quoted","url":"https://x.example/o"}""")]
    [InlineData("""{"source":{"id":null,"name":"X"},"title":"Open,"url":"https://x.example/o"}""")]
    [InlineData("""{"source":{"id":null,"name":"X"},"title":"No end","url":"https://x.example/o" """)]
    [InlineData("""{"source":{"id":nul,"name":"X"},"title":"Nul","url":"https://x.example/o"}""")]
    public void Read_BrokenJson_TheOthersAreFound(string broken)
    {
        var answer = NewsApiAnswer.Read(Encoding.UTF8.GetBytes(Around(broken)), null, "general");

        Assert.Equal("First", answer!.Articles![0].Title);
        Assert.Equal("Last", answer.Articles[^1].Title);
        Assert.True(answer.Broken > 0);
    }

    [Fact]
    public void Read_CutOff_WhatCameWhole()
    {
        var answer = NewsApiAnswer.Read(Encoding.UTF8.GetBytes(Around("""{"title":"Middle","url":"https://x.example/o"}""")[..^40]), null, "general");

        Assert.Equal(["First", "Middle"], answer!.Articles!.Select(article => article.Title));
    }

    [Fact]
    public void Read_BytesThatAreNotUtf8_Read()
    {
        var text = Around("""{"title":"Café am Fluß","url":"https://x.example/o"}""");

        Assert.Equal("Café am Fluß", NewsApiAnswer.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], null, "general")!.Articles![1].Title);
        Assert.Equal("Café am Fluß", NewsApiAnswer.Read(Encoding.Latin1.GetBytes(text), null, "general")!.Articles![1].Title);
        byte[] mixed = [.. Encoding.UTF8.GetBytes(text.Replace("First", "Fïrßt äöü", StringComparison.Ordinal))];
        mixed[Array.IndexOf(mixed, (byte)'L')] = 0xFF;
        Assert.Equal("Café am Fluß", NewsApiAnswer.Read(mixed, "utf-8", "general")!.Articles![1].Title);
    }

    private static string Around(string item) =>
        $$"""{"status":"ok","totalResults":"9","articles":[{"source":{"name":"A"},"title":"First","url":"https://x.example/1"},{{item}},{"source":{"name":"B"},"title":"Last","url":"https://x.example/9"}]}""";
}
