namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>There is no orchestration of this id.</summary>
internal sealed class InstanceNotFoundException(string id) : ArgumentException($"No instance with ID '{id}' was found.");
