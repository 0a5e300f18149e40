using ContentGen.News.Cleaning;
using static ContentGen.Tests.News.Articles;

namespace ContentGen.Tests.News;

public sealed class NoStoryTests
{
    [Theory]
    [InlineData("Access denied", "You have no permission to view this page. Reference number 1.2", "https://a.example/1")]
    [InlineData("Access Denied | Lake Echo", null, "https://a.example/1")]
    [InlineData("403 Forbidden", null, "https://a.example/1")]
    [InlineData("Error 404: page not found", null, "https://a.example/1")]
    [InlineData("Page not found - Lake Echo", null, "https://a.example/1")]
    [InlineData("Just a moment...", "Checking your browser", "https://a.example/1")]
    [InlineData("Attention Required! | Cloudflare", null, "https://a.example/1")]
    [InlineData("Are you a robot?", "We noticed unusual traffic.", "https://a.example/1")]
    [InlineData("Before you continue to the video site", "We use cookies and data. Accept all. Reject all.", "https://a.example/1")]
    [InlineData("Your choice", "We and our partners store data. Accept all or manage preferences.", "https://a.example/1")]
    [InlineData("News of the lake", null, "https://consent.portal.example/q?next=1")]
    [InlineData("Subscribe to read | Lake Echo", null, "https://a.example/1")]
    [InlineData("Continue reading with a trial", "Already a subscriber? Sign in to continue.", "https://a.example/1")]
    [InlineData("Please enable JavaScript to view this site", null, "https://a.example/1")]
    [InlineData("Bevor Sie fortfahren", "Wir verwenden Cookies. Alle akzeptieren oder alle ablehnen.", "https://a.example/1")]
    [InlineData("Page introuvable", null, "https://a.example/1")]
    [InlineData("Acceso denegado", null, "https://a.example/1")]
    [InlineData("[Removed]", "[Removed]", "https://removed.com")]
    public void Clean_PageThatIsNoStory_LeftOut(string title, string? description, string url) =>
        Assert.NotNull(HeadlineCleaner.Clean(Article(1, title: title, url: url) with { Description = description, Content = null }, Today).LeftOut);

    [Theory]
    [InlineData("Access denied: how councils hide their papers", "Reporters were turned away in nine towns.")]
    [InlineData("Regulator fines ad firm over cookies", "Sites must offer a reject all button beside accept all, it says.")]
    [InlineData("Before you go on holiday, check the ferry", "Two lines are cut until May.")]
    [InlineData("404 homes get solar roofs in Elmford", "The grant covers half of the cost.")]
    [InlineData("Robots sort the mail in Elmford", "Are you a robot, asks a sign at the door.")]
    [InlineData("Subscribers leave cable for the lake channel", "Sign-ups rose by a third.")]
    [InlineData("Error in the count costs a mayor the seat", "Nine ballots were not found.")]
    public void Clean_StoryAboutSuchThings_Kept(string title, string description) =>
        Assert.Null(HeadlineCleaner.Clean(Article(1, title: title) with { Description = description }, Today).LeftOut);
}
