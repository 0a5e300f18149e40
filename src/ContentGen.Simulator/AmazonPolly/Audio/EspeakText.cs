namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>What espeak-ng is asked to say, by the command and by the library alike.</summary>
/// <param name="Voice">Such as <c>en-us+f2</c>.</param>
/// <param name="Speed">Words a minute, 80 to 450.</param>
/// <param name="Text">Plain text.</param>
internal sealed record EspeakText(string Voice, int Speed, string Text);
