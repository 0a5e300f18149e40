namespace ContentGen.Local.Hosting;

/// <summary>Folders that are known to be writable before anything starts.</summary>
internal static class LocalFolder
{
    /// <param name="option">The option to name when the folder cannot be used.</param>
    /// <returns>The full path; the folder exists.</returns>
    /// <exception cref="LocalFailureException">The folder cannot be made or written.</exception>
    public static string Prepare(string path, string option)
    {
        try
        {
            var folder = Directory.CreateDirectory(Path.GetFullPath(path)).FullName;
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw LocalFailureException.Usage(
                $"The folder '{path}' cannot be written ({exception.Message.TrimEnd('.')}); name another with {option}.", exception);
        }
    }
}
