namespace ContentGen.EndToEnd.Tests.Fuzz.Wire;

/// <summary>How a body's end is told. All but the first two break HTTP.</summary>
internal enum BodyFraming
{
    Length,
    Chunked,
    ShortBody,
    HugeLength,
    NegativeLength,
    TwoLengths,
    LengthAndChunked,
    BrokenChunkSize,
    MissingLastChunk,
    HugeChunkSize,
}
