namespace ContentGen.Agents.WeekendEvents;

/// <summary>The tips of <see cref="WeekendTips"/> in further languages.</summary>
internal static class TranslatedTips
{
    public static WeekendTip[] Italian { get; } =
    [
        new(
            "Una passeggiata mai fatta",
            "Scegliete una strada o un sentiero che non avete mai preso e seguitelo per mezz'ora.",
            "outdoors"),
        new(
            "Una visita in biblioteca",
            "È un luogo tranquillo e pieno di cose da prendere in prestito; chiedete che cosa è piaciuto a chi ci lavora.",
            "learning"),
        new(
            "Una ricetta di famiglia",
            "Chiedete a un parente un piatto che ricordate e cucinatelo insieme, anche al telefono.",
            "food"),
    ];

    public static WeekendTip[] Dutch { get; } =
    [
        new(
            "Een wandeling langs een nieuwe weg",
            "Kies een straat of pad waar u nog nooit bent geweest en volg het een half uur.",
            "outdoors"),
        new(
            "Een bezoek aan de bibliotheek",
            "Het is er warm, rustig en vol dingen om te lenen; vraag wat het personeel mooi vond.",
            "learning"),
        new(
            "Een familierecept koken",
            "Vraag een familielid naar een gerecht van vroeger en kook het samen, desnoods aan de telefoon.",
            "food"),
    ];

    public static WeekendTip[] Norwegian { get; } =
    [
        new(
            "En tur et nytt sted",
            "Velg en gate eller en sti du aldri har gått, og følg den i en halv time.",
            "outdoors"),
        new(
            "Et besøk på biblioteket",
            "Der er det varmt, stille og fullt av ting å låne; spør hva de ansatte likte.",
            "learning"),
        new(
            "En oppskrift fra familien",
            "Spør en slektning om en rett du husker, og lag den sammen, om så på telefon.",
            "food"),
    ];

    public static WeekendTip[] Portuguese { get; } =
    [
        new(
            "Um passeio por um lugar novo",
            "Escolha uma rua ou um caminho que nunca percorreu e siga-o durante meia hora.",
            "outdoors"),
        new(
            "Uma visita à biblioteca",
            "É um lugar calmo e cheio de coisas para levar emprestadas; pergunte do que os funcionários gostaram.",
            "learning"),
        new(
            "Uma receita de família",
            "Peça a um parente um prato de que se lembra e cozinhem juntos, nem que seja por telefone.",
            "food"),
    ];

    public static WeekendTip[] Swedish { get; } =
    [
        new(
            "En promenad på en ny väg",
            "Välj en gata eller stig som du aldrig har gått och följ den i en halvtimme.",
            "outdoors"),
        new(
            "Ett besök på biblioteket",
            "Där är det varmt, lugnt och fullt av saker att låna; fråga vad personalen tyckte om.",
            "learning"),
        new(
            "Ett recept från familjen",
            "Fråga en släkting om en rätt du minns och laga den tillsammans, om så på telefon.",
            "food"),
    ];

    public static WeekendTip[] Arabic { get; } =
    [
        new(
            "نزهة في مكان جديد",
            "اختر شارعا أو طريقا لم تسلكه من قبل وامش فيه نصف ساعة.",
            "outdoors"),
        new(
            "زيارة المكتبة",
            "مكان هادئ مليء بما يمكن استعارته، واسأل العاملين عما أعجبهم.",
            "learning"),
        new(
            "وصفة من العائلة",
            "اسأل أحد الأقارب عن طبق تتذكره واطبخاه معا، ولو عبر الهاتف.",
            "food"),
    ];

    public static WeekendTip[] Chinese { get; } =
    [
        new(
            "到没去过的地方走走",
            "选一条从未走过的街道或小路，走上半个小时。",
            "outdoors"),
        new(
            "去图书馆看看",
            "那里安静，有许多东西可以借；问问工作人员喜欢什么。",
            "learning"),
        new(
            "做一道家传菜",
            "向亲人请教一道你记得的菜，一起动手做，隔着电话也可以。",
            "food"),
    ];
}
