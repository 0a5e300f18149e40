using System.Runtime.InteropServices;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary><c>espeak_EVENT</c> of speak_lib.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct EspeakEvent
{
    public const int EndOfList = 0;
    public const int Word = 1;

    public readonly int Type;
    public readonly uint Message;
    public readonly int Position;
    public readonly int Length;
    public readonly int TimeMs;
    public readonly int Sample;
    public readonly nint UserData;
    public readonly int IdLow;
    public readonly int IdHigh;
}
