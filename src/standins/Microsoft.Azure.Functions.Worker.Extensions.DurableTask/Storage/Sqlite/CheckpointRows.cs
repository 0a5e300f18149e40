using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;

/// <summary>A checkpoint with its structured columns already written, so that the single writer only stores.</summary>
internal sealed class CheckpointRows(Checkpoint checkpoint)
{
    public Checkpoint Checkpoint { get; } = checkpoint;

    public byte[][] Events { get; } =
        [.. checkpoint.AppendedEvents.Select(row => JsonSerializer.SerializeToUtf8Bytes(row.Event, StoredJson.Default.HistoryEvent))];

    public byte[]?[] MessageEvents { get; } =
        [.. checkpoint.SentMessages.Select(message => message.Event is null
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(message.Event, StoredJson.Default.HistoryEvent))];

    public byte[]?[] EntityMessages { get; } =
        [.. checkpoint.SentMessages.Select(message => message.Entity is null
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(message.Entity, StoredJson.Default.EntityMessage))];

    /// <summary>Ends when the checkpoint is stored.</summary>
    public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
