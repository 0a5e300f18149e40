using ContentGen.EndToEnd.Tests.Fuzz.Grammar;
using ContentGen.EndToEnd.Tests.Fuzz.Wire;

namespace ContentGen.EndToEnd.Tests.Fuzz.Endpoints;

/// <summary>One door, and how requests to it are made.</summary>
/// <param name="Name">Name of the function, or <c>management</c>.</param>
/// <param name="Shape">Makes the request from a seed, right or wrong.</param>
/// <param name="IsOwn">False for the host's own API, whose refusals have a form of their own.</param>
/// <param name="NeedsKey">True when the host asks for a function key.</param>
internal sealed record FuzzedEndpoint(
    string Name, Action<Draw, RequestDraft, KnownThings> Shape, bool IsOwn = true, bool NeedsKey = false)
{
    public RequestDraft Request(Draw draw, KnownThings known)
    {
        var draft = new RequestDraft();
        Shape(draw, draft, known);
        if (NeedsKey)
        {
            AddKey(draw, draft, known.FunctionKey);
        }

        RequestMutations.Apply(draw, draft);
        return draft;
    }

    private static void AddKey(Draw draw, RequestDraft draft, string key)
    {
        if (draw.Chance(95))
        {
            draft.SetHeader("x-functions-key", key);
            return;
        }

        draft.SetHeader("x-functions-key", draw.One("", "x", key[..^1], key + "x", key.ToUpperInvariant(), new string('k', 5_000)));
        draft.ForTheHost().Wrong();
    }
}
