using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>Base of every Amazon Polly request.</summary>
public class AmazonPollyRequest : AmazonWebServiceRequest;
