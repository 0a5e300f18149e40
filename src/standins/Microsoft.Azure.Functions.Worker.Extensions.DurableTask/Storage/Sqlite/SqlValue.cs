namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>A parameter's value without a box around it; null when all three are.</summary>
internal readonly record struct SqlValue(string? Text, byte[]? Blob, long? Number)
{
    public static implicit operator SqlValue(string? text) => new(text, null, null);

    public static implicit operator SqlValue(byte[]? blob) => new(null, blob, null);

    public static implicit operator SqlValue(long? number) => new(null, null, number);

    public static implicit operator SqlValue(long number) => new(null, null, number);
}
