using LocalFunctionsHost.Worker.Protocol;

namespace LocalFunctionsHost.Worker;

/// <summary>
/// An exception of the app's code. The durable extension takes its message apart by <c>Result:</c>, <c>Exception:</c> and <c>Stack:</c>
/// at the start of lines, so the form is not free.
/// </summary>
public sealed class WorkerFunctionException : Exception
{
    internal WorkerFunctionException(StatusResult result)
        : base($"Result: {result.Status}\nException: {result.Exception?.Message}\nStack: {result.Exception?.StackTrace}")
    {
    }
}

/// <summary>
/// The worker ended while functions ran. The durable extension knows this type by its name: it runs the orchestration again
/// instead of failing it.
/// </summary>
public sealed class WorkerProcessExitException(string message) : Exception(message);
