namespace ContentGen.Storage;

/// <summary>Lets one writer at a time into a folder, of this process or of another one on the machine.</summary>
internal sealed class FolderLock(string folder)
{
    private const int EAgainOnLinux = 11;
    private const int EAgainOnMac = 35;
    private const int SharingViolation = 32;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // No name begins with a dot, so it is never listed. It stays: who deletes a lock takes away another's.
    private readonly string _path = Path.Combine(folder, ".lock");
    private readonly SemaphoreSlim _oneOfUs = new(1);

    /// <exception cref="IOException">The folder cannot be written, or another process has had it for 10 seconds.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken)
    {
        await _oneOfUs.WaitAsync(cancellationToken);
        try
        {
            Directory.CreateDirectory(folder);
            await using var taken = await OpenAsync(cancellationToken);
            return await write();
        }
        finally
        {
            _oneOfUs.Release();
        }
    }

    private async Task<FileStream> OpenAsync(CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (IsTaken(exception) && waited < Patience)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    // Another process has it. A folder that is not there, or a disk that is full, is no reason to wait.
    private static bool IsTaken(IOException exception) =>
        (exception.HResult & 0xFFFF) is EAgainOnLinux or EAgainOnMac or SharingViolation;
}
