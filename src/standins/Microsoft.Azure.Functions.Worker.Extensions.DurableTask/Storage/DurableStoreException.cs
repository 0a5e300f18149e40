namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;

/// <summary>The store cannot be opened or written. The message is for the person who runs the app.</summary>
internal sealed class DurableStoreException(string message, Exception? innerException = null) : Exception(message, innerException);
