using System.Buffers.Text;
using System.Text;
using ContentGen.Storage;

namespace ContentGen.Briefs;

/// <summary>One line of the index of briefs. The name says all: when the brief was made and whose run it is.</summary>
internal sealed record IndexEntry(string Name, string RunId)
{
    private const int TickDigits = 19;

    /// <summary>Null when the name is not one that <see cref="ContentName.Index"/> makes.</summary>
    public static IndexEntry? Parse(string name)
    {
        var runIdAt = ContentName.IndexPrefix.Length + TickDigits + 1;
        return name.Length > runIdAt && name[runIdAt - 1] == '-' && Requests.RunId.IsValid(name[runIdAt..])
            ? new IndexEntry(name, name[runIdAt..])
            : null;
    }

    /// <summary>Marks this entry as the last one of a page; opaque to callers.</summary>
    public string ToContinuation() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(Name[ContentName.IndexPrefix.Length..]));

    /// <summary>The entry that a continuation marks; null when the text is none of ours.</summary>
    public static IndexEntry? FromContinuation(string continuation) =>
        Base64Url.IsValid(continuation)
            ? Parse(ContentName.IndexPrefix + Encoding.ASCII.GetString(Base64Url.DecodeFromChars(continuation)))
            : null;
}
