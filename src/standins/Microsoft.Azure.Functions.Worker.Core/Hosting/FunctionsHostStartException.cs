namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// The host cannot start. The message is one line for the person at the console: what is wrong and what to do.
/// Comes out of <c>IHost.StartAsync</c>; a program that does not catch it prints the line to stderr and exits with code 1.
/// </summary>
internal sealed class FunctionsHostStartException(string message, Exception? innerException = null) : Exception(message, innerException);
