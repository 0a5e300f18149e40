using System.Security.Cryptography;
using System.Text;

namespace LocalFunctionsHost.Settings;

/// <summary>The folder for what outlives a run of the host.</summary>
internal static class DataFolder
{
    /// <summary>A folder under the temporary directory, the same for each app and place.</summary>
    public static string DefaultFor(string appFolder)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(appFolder)))[..8];
        return Path.Combine(Path.GetTempPath(), "functions-host", hash);
    }

    /// <summary>Creates the folder and proves that files can be written there.</summary>
    /// <exception cref="FunctionsHostStartException">They cannot.</exception>
    public static string Prepare(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var probe = Path.Combine(path, $".write-{Guid.NewGuid():N}");
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new FunctionsHostStartException(
                $"The data folder {path} cannot be written: {e.Message} "
                + "Choose another folder with --data DIR, or make this one writable.", e);
        }
    }
}
