namespace ContentGen.Local.Progress;

/// <summary>Shows how far a run is.</summary>
internal interface IProgressView : IDisposable
{
    /// <param name="elapsed">Time since the run was accepted.</param>
    void Show(ProgressBoard board, TimeSpan elapsed);
}
