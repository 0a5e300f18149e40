using System.Xml;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.AmazonPolly.Ssml;

/// <summary>Refuses SSML that is not well-formed or uses what the engine does not speak.</summary>
internal static class SsmlCheck
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        ConformanceLevel = ConformanceLevel.Document,
        XmlResolver = null,
    };

    public static void Demand(string ssml, string engine)
    {
        if (RootOf(ssml) != "speak")
        {
            throw Invalid("Invalid SSML request: the root element must be <speak>.");
        }

        foreach (var token in SsmlScanner.Scan(ssml))
        {
            if (token.Kind is SsmlTokenKind.Open or SsmlTokenKind.Empty)
            {
                SsmlTags.Demand(token, engine);
            }
        }
    }

    public static RefusedException Invalid(string message) => AwsErrors.Refusal(400, "InvalidSsmlException", message);

    // Amazon Polly knows its own prefix without a declaration, as every sample of its documentation shows.
    private static string RootOf(string ssml)
    {
        var prefixes = new XmlNamespaceManager(new NameTable());
        prefixes.AddNamespace("amazon", "urn:amazon:polly");
        var context = new XmlParserContext(prefixes.NameTable, prefixes, null, XmlSpace.None);
        try
        {
            using var reader = XmlReader.Create(new StringReader(ssml), Settings, context);
            reader.MoveToContent();
            var root = reader.LocalName;
            while (reader.Read())
            {
                // Reading to the end is the check.
            }

            return root;
        }
        catch (XmlException malformed)
        {
            throw Invalid($"Invalid SSML request: {malformed.Message}");
        }
    }
}
