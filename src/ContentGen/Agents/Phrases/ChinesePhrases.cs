namespace ContentGen.Agents.Phrases;

internal static class ChinesePhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
        Months:
        [
            "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月",
        ],
        Date: (weekday, day, month) => $"{month}{day}日{weekday}",
        Greeting: date => $"大家好，欢迎收听{date}的新闻简报。",
        Goodbye: "以上就是今天的新闻简报，感谢收听。",
        Reports: (publisher, title) => $"{publisher}报道：{title}",
        Published: (publisher, date) => $"{publisher}发布于{date}。",
        ReportedEarlier: "此消息此前已经播报过。",
        NothingNew: "自上次播报以来没有新消息，以下是此前播报过的内容。",
        NoNews: "今天未能取得新闻，因此本期简报没有内容。",
        NoNewsExplained: "我们没有编造任何内容来填补空缺。",
        TryLater: "请稍后再试。",
        Reason: reason => $"原因：{reason}",
        NewestInCategory: "属于本类别最新的标题之一。",
        NewestOfEachCategory: "以下是所选各类别的最新标题，未经编辑权衡。",
        MostRelevant: "它是今天新闻中相关度最高的一条。");
}
