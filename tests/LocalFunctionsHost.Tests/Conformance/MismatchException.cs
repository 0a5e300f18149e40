namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>An answer differs from the transcript; the message says where and how.</summary>
internal sealed class MismatchException(string message) : Exception(message);
