using ContentGen.Text;

namespace ContentGen.News.Cleaning;

/// <summary>What makes two headlines the same story: the same title but for punctuation, or the same address but for tracking.</summary>
internal static class HeadlineKeys
{
    public static string Title(Headline headline) => NameKey.Of(headline.Title);

    public static string Address(Headline headline)
    {
        var url = new Uri(headline.Url);
        var host = url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host;
        return $"{host}{url.AbsolutePath.TrimEnd('/')}?{string.Join('&', url.Query.TrimStart('?').Split('&').Where(IsMeaningful))}";
    }

    private static bool IsMeaningful(string parameter) =>
        parameter.Length > 0
        && !parameter.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)
        && !parameter.StartsWith("fbclid=", StringComparison.OrdinalIgnoreCase)
        && !parameter.StartsWith("gclid=", StringComparison.OrdinalIgnoreCase);
}
