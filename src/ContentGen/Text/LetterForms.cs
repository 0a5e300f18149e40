using System.Collections.Frozen;

namespace ContentGen.Text;

/// <summary>
/// Letters in disguise. Publishers style titles with mathematical, circled, squared and full-width letters, which no voice can read and
/// no comparison knows.
/// </summary>
/// <remarks>What NFKC says of these, written out: without ICU, as the app runs, .NET does not normalise.</remarks>
public static class LetterForms
{
    // A sign of its own each, and the letter that it stands for: raised letters, small capitals, letter-like symbols.
    private const string Signs =
        "ᵃaᵇbᶜcᵈdᵉeᶠfᵍgʰhⁱiʲjᵏkˡlᵐmⁿnᵒoᵖpʳrˢsᵗtᵘuᵛvʷwˣxʸyᶻz"
        + "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz"
        + "ℂCℊgℋHℌHℍHℎhℐIℑIℒLℓlℕNℙPℚQℛRℜRℝRℤZℨZℬBℭCℯeℰEℱFℳMℴo";

    private static readonly FrozenDictionary<int, char> Letters = Signs.Chunk(2).ToFrozenDictionary(pair => (int)pair[0], pair => pair[1]);

    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    /// <summary>
    /// The text with styled letters and digits plain, and lines through or under letters removed. Signs that mean something by their
    /// form (½, ², ™, full-width punctuation) stay.
    /// </summary>
    public static string Plain(string text) => text.All(char.IsAscii)
        ? text
        : string.Concat(text.EnumerateRunes()
            .Where(rune => !IsStroke(rune.Value))
            .Select(rune => Ligature(rune.Value) ?? Letter(rune.Value)?.ToString() ?? rune.ToString()));

    private static string? Ligature(int value) => value is >= 0xFB00 and <= 0xFB06 ? Ligatures[value - 0xFB00] : null;

    private static char? Letter(int value) => value switch
    {
        >= 0x1D400 and <= 0x1D6A3 => Latin((value - 0x1D400) % 52),
        >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((value - 0x1D7CE) % 10)),
        >= 0x24B6 and <= 0x24E9 => Latin(value - 0x24B6),
        >= 0x1F130 and <= 0x1F149 => Latin(value - 0x1F130),
        >= 0x1F150 and <= 0x1F169 => Latin(value - 0x1F150),
        >= 0x1F170 and <= 0x1F189 => Latin(value - 0x1F170),
        (>= 0xFF10 and <= 0xFF19) or (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A) => (char)(value - 0xFEE0),
        _ => Letters.TryGetValue(value, out var letter) ? letter : null,
    };

    private static char Latin(int place) => (char)(place < 26 ? 'A' + place : 'a' + place - 26);

    private static bool IsStroke(int value) => value is 0x0305 or 0x0332 or 0x0333 or (>= 0x0334 and <= 0x0338) or 0x033F;
}
