namespace ContentGen.Simulator;

/// <summary>Where the sound of synthesized speech comes from. Its length and its pauses are the same either way.</summary>
public enum SpeechSource
{
    /// <summary>espeak-ng and ffmpeg when both are installed, else silence.</summary>
    Auto,

    /// <summary>Silent frames that every decoder accepts.</summary>
    Silent,
}
