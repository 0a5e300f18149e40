namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>A word without the punctuation around it. Positions are UTF-16 indexes into the input.</summary>
/// <param name="Value">The word; empty when punctuation stands alone.</param>
/// <param name="LeadingStart">Where the punctuation before the word starts.</param>
/// <param name="Start">Where the word starts.</param>
/// <param name="End">Where the word ends, excluded.</param>
/// <param name="Trailing">The punctuation after the word.</param>
/// <param name="TrailingEnd">Where that punctuation ends, excluded.</param>
internal sealed record ScannedWord(string Value, int LeadingStart, int Start, int End, string Trailing, int TrailingEnd);
