using System.Runtime.InteropServices;
using System.Text;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>
/// libespeak-ng, loaded for one text and unloaded after it: it keeps its state from one text to the next, and the command has none.
/// It is not thread-safe, never gives memory back and may crash; only <see cref="EspeakWordProcess"/> uses it, in a process of its own.
/// </summary>
internal sealed class EspeakLibrary : IDisposable
{
    private const int Synchronous = 2;
    private const int DoNotExit = 0x8000;
    private const int Rate = 1;
    private const int FromCharacter = 1;
    private const int Utf8WithPhonemes = 0x101;
    private const int VoiceSize = 64;
    private static readonly string[] Names = ["libespeak-ng.so.1", "libespeak-ng.1.dylib", "libespeak-ng"];

    private readonly nint _library = Load();
    private readonly SynthCallback _callback;
    private readonly List<EspeakWord> _words = [];
    private int _length;

    private EspeakLibrary()
    {
        _callback = Hear;
        if (Export<InitializeFunction>("espeak_Initialize")(Synchronous, 0, 0, DoNotExit) < 0)
        {
            throw new InvalidOperationException("libespeak-ng finds no data.");
        }

        Export<SetSynthCallbackFunction>("espeak_SetSynthCallback")(_callback);
    }

    private delegate int InitializeFunction(int output, int bufferMs, nint path, int options);

    private delegate int SynthCallback(nint samples, int count, nint events);

    private delegate void SetSynthCallbackFunction(SynthCallback callback);

    private delegate int SetVoiceFunction(nint voice);

    private delegate int SetParameterFunction(int parameter, int value, int isRelative);

    private delegate int SynthFunction(nint text, nuint size, uint position, int positionType, uint end, uint flags, nint id, nint data);

    public static EspeakWords Words(EspeakText said)
    {
        using var library = new EspeakLibrary();
        return library.Say(said);
    }

    public void Dispose() => NativeLibrary.Free(_library);

    private EspeakWords Say(EspeakText said)
    {
        SetVoice(said.Voice);
        Export<SetParameterFunction>("espeak_SetParameter")(Rate, said.Speed, 0);
        var text = Marshal.StringToCoTaskMemUTF8(said.Text);
        var failure = Export<SynthFunction>("espeak_Synth")(text, (nuint)Encoding.UTF8.GetByteCount(said.Text) + 1, 0, FromCharacter, 0, Utf8WithPhonemes, 0, 0);
        Marshal.FreeCoTaskMem(text);
        GC.KeepAlive(_callback);
        return failure == 0 ? new EspeakWords(_length, _words) : throw new InvalidOperationException($"libespeak-ng failed: {failure}.");
    }

    // As the command does: a voice of that name, else one for a language of that name, its second field.
    private void SetVoice(string voice)
    {
        var name = Marshal.StringToCoTaskMemUTF8(voice);
        if (Export<SetVoiceFunction>("espeak_SetVoiceByName")(name) == 0)
        {
            return;
        }

        var wanted = Marshal.AllocCoTaskMem(VoiceSize);
        Marshal.Copy(new byte[VoiceSize], 0, wanted, VoiceSize);
        Marshal.WriteIntPtr(wanted, nint.Size, name);
        if (Export<SetVoiceFunction>("espeak_SetVoiceByProperties")(wanted) != 0)
        {
            throw new InvalidOperationException($"libespeak-ng has no voice {voice}.");
        }
    }

    private int Hear(nint samples, int count, nint events)
    {
        if (samples != 0)
        {
            _length += count;
        }

        for (var at = events; Marshal.PtrToStructure<EspeakEvent>(at) is { Type: not EspeakEvent.EndOfList } heard; at += Marshal.SizeOf<EspeakEvent>())
        {
            if (heard is { Type: EspeakEvent.Word, Length: > 0, Position: > 0 })
            {
                _words.Add(new EspeakWord(heard.Position, heard.TimeMs));
            }
        }

        return 0;
    }

    private T Export<T>(string name)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(_library, name));

    private static nint Load()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return library;
            }
        }

        throw new DllNotFoundException("libespeak-ng is not installed.");
    }
}

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
