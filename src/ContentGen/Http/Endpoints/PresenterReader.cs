using ContentGen.Providers.AmazonPolly;
using ContentGen.Requests;

namespace ContentGen.Http.Endpoints;

/// <summary>Reads who is to speak: <c>voice</c>, or one or two <c>voices</c>.</summary>
internal sealed class PresenterReader(OfferedVoices voices, FieldFaults faults)
{
    private const int LongestVoice = 30;

    /// <returns>The voices by their ids; null when none is asked for, or a wrong one.</returns>
    public IReadOnlyList<string>? Read(JsonBody json, string language)
    {
        var one = json.Text("voice");
        var several = json.Texts("voices");
        if (one is not null && several is not null)
        {
            return faults.Add<IReadOnlyList<string>>("voices", "cannot be given beside voice; name all presenters in voices");
        }

        if (several is null)
        {
            return one is not null && Find("voice", one, language) is { } voice ? [voice] : null;
        }

        if (several.Count is 0 or > BriefRequest.MostVoices)
        {
            return faults.Add<IReadOnlyList<string>>("voices", $"must name 1 to {BriefRequest.MostVoices} voices, but has {several.Count}");
        }

        string[] found = [.. several.Select(voice => Find("voices", voice, language)).OfType<string>()];
        if (found.Distinct().Count() < found.Length)
        {
            return faults.Add<IReadOnlyList<string>>("voices", "names one voice twice; two presenters need two voices");
        }

        return found.Length == several.Count ? found : null;
    }

    private string? Find(string field, string voice, string language)
    {
        if (voice.Length is 0 or > LongestVoice || !voice.All(char.IsAsciiLetter))
        {
            return faults.Add<string>(
                field,
                $"must be an Amazon Polly voice id such as Joanna (letters only, at most {LongestVoice}), but is '{JsonBody.Show(voice)}'");
        }

        string[] offered = [.. voices.Of(language)];
        return offered.FirstOrDefault(name => name.Equals(voice, StringComparison.OrdinalIgnoreCase))
            ?? faults.Add<string>(
                field,
                $"is '{voice}', which Amazon Polly's {voices.Engine} engine does not offer for language '{language}'; "
                + $"it offers {string.Join(", ", offered)}");
    }
}
