using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>One page of voices.</summary>
public class DescribeVoicesResponse : AmazonWebServiceResponse
{
    /// <summary>Null on the last page.</summary>
    public string NextToken { get; set; }

    public List<Voice> Voices { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
