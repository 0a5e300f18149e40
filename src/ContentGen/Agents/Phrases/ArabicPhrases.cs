namespace ContentGen.Agents.Phrases;

internal static class ArabicPhrases
{
    public static BriefPhrases All { get; } = new(
        Days: ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"],
        Months:
        [
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
        ],
        Date: (weekday, day, month) => $"{weekday} {day} {month}",
        Greeting: date => $"مرحبا بكم في موجز الأخبار ليوم {date}.",
        Goodbye: "كان هذا موجز الأخبار، شكرا لكم.",
        Reports: (publisher, title) => $"ذكرت {publisher}: {title}",
        Published: (publisher, date) => $"نشرت {publisher} ذلك يوم {date}.",
        ReportedEarlier: "سبق أن ذكرنا هذا الخبر.",
        NothingNew: "لا جديد منذ نشرتنا الأخيرة، وهذه أخبار سبق أن ذكرناها.",
        NoNews: "تعذر اليوم جمع الأخبار، لذلك لا يتضمن هذا الموجز أي خبر.",
        NoNewsExplained: "لم يُختلق شيء لملء الفراغ.",
        TryLater: "يرجى المحاولة مرة أخرى بعد قليل.",
        Reason: reason => $"السبب: {reason}",
        NewestInCategory: "من أحدث العناوين في فئته.",
        NewestOfEachCategory: "هذه أحدث العناوين في كل فئة مطلوبة، ولم يقيّمها أي محرر.",
        MostRelevant: "هو الخبر الأعلى صلة بين أخبار اليوم.");
}
