namespace ContentGen.Local;

/// <summary>What the process answers its caller with.</summary>
public static class ExitCode
{
    /// <summary>A brief was delivered, or serving ended as asked.</summary>
    public const int Delivered = 0;

    /// <summary>Nothing was delivered.</summary>
    public const int NothingDelivered = 1;

    /// <summary>The command line, or a file that it names, cannot be used; nothing was started.</summary>
    public const int BadUsage = 2;
}
