using System.Text.Json;
using ContentGen.EndToEnd.Tests.Chaos.Runs;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos.Checks;

/// <summary>One delivered brief: it is the one asked for, says honestly where each part came from, and agrees with the status.</summary>
internal static class BriefChecks
{
    private static readonly string[] Delivered = ["COMPLETED", "PARTIAL"];

    public static IEnumerable<string> Of(WatchedRun run, BriefView brief) =>
        [.. Identity(run, brief), .. Honesty(brief), .. Maker.All.SelectMany(
            maker => Provenance(run, brief, maker)), .. Agreement(run, brief)];

    private static IEnumerable<string> Identity(WatchedRun run, BriefView brief)
    {
        var request = brief.Json.GetProperty("request");
        if (brief.Text("runId") != run.RunId)
        {
            yield return $"the brief is that of {brief.Text("runId")}";
        }

        if (request.GetProperty("categories")[0].GetString() != run.Asked.Category
            || request.GetProperty("maxStories").GetInt32() != run.Asked.MaxStories)
        {
            yield return "the brief's request is another one's";
        }

        if (brief.NewsItems.Count() > run.Asked.MaxStories)
        {
            yield return "the brief has more stories than asked for";
        }

        if (brief.NewsItems.Any(item => !NewsPages.IsOf(run.Asked.Category, item.GetProperty("url").GetString()!)))
        {
            yield return "the brief has a story of another category";
        }
    }

    private static IEnumerable<string> Honesty(BriefView brief)
    {
        string[] ids = [.. brief.NewsItems.Select(item => item.GetProperty("id").GetString()!)];
        if (string.IsNullOrWhiteSpace(brief.Text("script")))
        {
            yield return "the script is empty";
        }

        if (brief.Sentences.SelectMany(
            sentence => sentence.GetProperty("storyIds").EnumerateArray()).Any(id => !ids.Contains(id.GetString())))
        {
            yield return "a sentence names a story that the brief does not have";
        }

        if (brief.IsEmergency != (brief.SourceOf("script") == "static" || Maker.Agents.All(
            maker => brief.SourceOf(maker.Section) is not ("live" or "cached"))))
        {
            yield return $"emergency is {brief.IsEmergency}, which contradicts the sections";
        }

        if (brief.IsEmergency && !brief.HasErrors)
        {
            yield return "an emergency brief without errors";
        }

        var isWhole = Maker.All.All(maker => brief.SourceOf(maker.Section) is "live" or "cached");
        if (isWhole ? !Delivered.Contains(brief.Text("status")) : brief.Text("status") != "PARTIAL")
        {
            yield return $"the brief's status is {brief.Text("status")}, which contradicts the sections";
        }
    }

    private static IEnumerable<string> Provenance(WatchedRun run, BriefView brief, Maker maker)
    {
        string section = maker.Section, source = brief.SourceOf(section);
        if (source == "live" ? brief.ReasonOf(section) is not null : source != "cached"
            && string.IsNullOrWhiteSpace(brief.ReasonOf(section)))
        {
            yield return $"{section} is {source} with the reason '{brief.ReasonOf(section)}'";
        }

        if (source != "cached" && brief.AgeOf(section) != 0)
        {
            yield return $"{section} is {source}, but {brief.AgeOf(section)} seconds old";
        }

        if (source is "static" or "missing" && brief.UrlsOf(section).Any())
        {
            yield return $"{section} is {source}, but names sources";
        }

        if (brief.UrlsOf(section).Any(url => !NewsPages.IsOf(run.Asked.Category, url)))
        {
            yield return $"{section} names a source that the run was not served";
        }

        if (brief.HasContent(section) != (source != "missing"))
        {
            yield return $"{section} is {source}, which contradicts the content";
        }

        if (maker.Agent is not null && brief.Agent(maker).GetProperty("source").GetString() != source)
        {
            yield return $"{section} is {source}, but {maker.Agent} says otherwise";
        }

        if (section == "audio" && run.AudioStatus is not (null or 200))
        {
            yield return $"the audio was answered with {run.AudioStatus}";
        }
    }

    private static IEnumerable<string> Agreement(WatchedRun run, BriefView brief)
    {
        var last = run.Last!;
        if (last.State != brief.Text("status"))
        {
            yield return $"the status says {last.State}, the brief {brief.Text("status")}";
        }

        if (!JsonElement.DeepEquals(last.Json.GetProperty("agents"), brief.Json.GetProperty("agentStatus")))
        {
            yield return "the status and the brief disagree about the agents";
        }

        string[] fallbacks = [.. last.Names("fallbackSections")];
        if (brief.SectionNames.Any(
            section => brief.SourceOf(section) is var source && source != "cached" && fallbacks.Contains(section) != (source != "live")))
        {
            yield return "fallbackSections contradicts the brief's sections";
        }

        if (last.Json.GetProperty("contentUrl").GetString()?.EndsWith($"/api/briefs/{run.RunId}", StringComparison.Ordinal) != true)
        {
            yield return "contentUrl is not the brief's";
        }
    }
}
