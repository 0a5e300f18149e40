using System.Net;
using System.Text;

namespace ContentGen.Simulator.AmazonPolly.Ssml;

/// <summary>Input text with the way from each decoded character back to its bytes in the input.</summary>
internal sealed class SourceText
{
    private readonly string _input;
    private readonly int[] _byteAt;

    public SourceText(string input)
    {
        _input = input;
        _byteAt = new int[input.Length + 1];
        for (var index = 0; index < input.Length; index++)
        {
            _byteAt[index + 1] = _byteAt[index] + ByteCount(input, index);
        }
    }

    /// <summary>The UTF-8 byte offset of a UTF-16 index.</summary>
    public int ByteOffset(int index) => _byteAt[index];

    public string Raw(int start, int end) => _input[start..end];

    /// <summary>The decoded characters of a stretch with their places in the input.</summary>
    public IEnumerable<SourceCharacter> Decode(int start, int end, bool hasEntities)
    {
        for (var index = start; index < end;)
        {
            var length = hasEntities && _input[index] == '&' ? _input.IndexOf(';', index) + 1 - index : 1;
            var decoded = length > 1 ? WebUtility.HtmlDecode(Raw(index, index + length)).Replace("&apos;", "'") : _input[index].ToString();
            foreach (var character in decoded)
            {
                yield return new SourceCharacter(character, index, index + length);
            }

            index += length;
        }
    }

    /// <summary>The decoded text of a stretch of SSML.</summary>
    public string Decoded(int start, int end) => string.Concat(Decode(start, end, hasEntities: true).Select(character => character.Value));

    // A surrogate pair is four bytes of UTF-8; they are counted with its first half.
    private static int ByteCount(string input, int index)
    {
        if (char.IsLowSurrogate(input[index]))
        {
            return 0;
        }

        return char.IsHighSurrogate(input[index]) ? 4 : Encoding.UTF8.GetByteCount([input[index]]);
    }
}

/// <summary>A decoded UTF-16 unit and where the character that it belongs to stands in the input.</summary>
internal readonly record struct SourceCharacter(char Value, int Start, int End);
