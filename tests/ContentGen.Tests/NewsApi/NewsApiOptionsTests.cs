using ContentGen.News;
using ContentGen.Providers;
using ContentGen.Providers.NewsApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.NewsApi;

public sealed class NewsApiOptionsTests
{
    [Fact]
    public void AddHeadlines_NoSettings_GenuineAddress()
    {
        var options = OptionsFrom([]);

        Assert.Equal("https://newsapi.org/", options.BaseUrl.AbsoluteUri);
        Assert.Null(options.ApiKey);
    }

    [Theory]
    [InlineData("NewsApi:BaseUrl", "ftp://newsapi.example/")]
    [InlineData("NewsApi:BaseUrl", "v2/top-headlines")]
    [InlineData("NewsApi:BaseUrl", "http://newsapi.example/")]
    [InlineData("NewsApi:MaxResponseBytes", "10")]
    public void AddHeadlines_BadSetting_NamedInTheMessage(string name, string value)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => OptionsFrom(new() { [name] = value }));

        Assert.Contains(name.Split(':')[1], failure.Message);
    }

    [Fact]
    public void AddHeadlines_LoopbackInTheClear_Allowed()
    {
        var options = OptionsFrom(new() { ["NewsApi:BaseUrl"] = "http://127.0.0.1:7075" });

        Assert.True(options.BaseUrl.IsLoopback);
    }

    [Fact]
    public void AddHeadlines_Source_IsNewsApi()
    {
        var services = Services([]).BuildServiceProvider();

        Assert.IsType<NewsApiClient>(services.GetRequiredService<IHeadlineSource>());
    }

    private static NewsApiOptions OptionsFrom(Dictionary<string, string?> settings) =>
        Services(settings).BuildServiceProvider().GetRequiredService<IOptions<NewsApiOptions>>().Value;

    private static IServiceCollection Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddLogging()
        .AddHeadlines();
}
