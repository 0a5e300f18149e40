namespace Microsoft.Azure.Functions.Worker;

/// <summary>The key a caller needs. Checked only when <c>FunctionsHost:EnforceKeys</c> is true, as locally under Core Tools.</summary>
public enum AuthorizationLevel
{
    Anonymous,
    User,
    Function,
    System,
    Admin,
}
