using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ContentGen.Agents.Grounding;

/// <summary>Reduces a word to what its spellings have in common: lower case, no accents, no points.</summary>
internal static class NameSpelling
{
    // A letter and its accented forms. Unicode's own decomposition is not to be had in an app with invariant globalization.
    private const string Letters =
        """
        aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ
        bḃḅḇ
        cçćĉċčḉ
        dďḋḍḏḑḓđð
        eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ
        fḟ
        gĝğġģǧǵḡ
        hĥȟḣḥḧḩḫẖħ
        iìíîïĩīĭįǐȉȋḭḯỉịı
        jĵǰ
        kķǩḱḳḵ
        lĺļľḷḹḻḽł
        mḿṁṃ
        nñńņňǹṅṇṉṋ
        oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợø
        pṕṗ
        rŕŗřȑȓṙṛṝṟ
        sśŝşšșṡṣṥṧṩ
        tţťțṫṭṯṱẗŧ
        uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
        vṽṿ
        wŵẁẃẅẇẉẘ
        xẋẍ
        yýÿŷȳẏẙỳỵỷỹ
        zźżžẑẓẕ
        """;

    private static readonly FrozenDictionary<char, char> Plain = Letters
        .Split('\n', StringSplitOptions.TrimEntries)
        .SelectMany(row => row.Skip(1).Select(accented => (accented, row[0])))
        .ToFrozenDictionary(pair => pair.accented, pair => pair.Item2);

    public static string Of(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var letter in word.Where(letter => letter != '.' && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            Append(plain, char.ToLowerInvariant(letter));
        }

        return plain.ToString();
    }

    private static void Append(StringBuilder plain, char letter) => _ = letter switch
    {
        'ß' => plain.Append("ss"),
        'æ' => plain.Append("ae"),
        'œ' => plain.Append("oe"),
        'þ' => plain.Append("th"),
        _ => plain.Append(Plain.GetValueOrDefault(letter, letter)),
    };
}
