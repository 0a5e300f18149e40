namespace ContentGen.Providers.Bedrock;

/// <summary>A language model that answers with JSON of a given schema. One method call is one call to the service.</summary>
/// <remarks>Implementations throw the exceptions of <see cref="Failures"/> only, and <see cref="OperationCanceledException"/>.</remarks>
public interface IStructuredModel
{
    Task<StructuredAnswer> CompleteAsync(StructuredRequest request, CancellationToken cancellationToken);
}
