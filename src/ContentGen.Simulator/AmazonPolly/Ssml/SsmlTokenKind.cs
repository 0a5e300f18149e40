namespace ContentGen.Simulator.AmazonPolly.Ssml;

internal enum SsmlTokenKind
{
    Text,
    Open,
    Close,

    /// <summary>A tag that opens and closes at once.</summary>
    Empty,
}
