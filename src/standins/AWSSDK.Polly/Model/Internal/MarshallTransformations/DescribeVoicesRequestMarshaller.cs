using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace Amazon.Polly.Model.Internal.MarshallTransformations;

internal sealed class DescribeVoicesRequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var voices = (DescribeVoicesRequest)input;
        var request = new DefaultRequest(voices, "Amazon.Polly")
        {
            HttpMethod = "GET",
            ResourcePath = "/v1/voices",
            UseQueryString = true,
        };
        request.Headers[HeaderKeys.XAmzApiVersion] = "2016-06-10";
        Add(request, "Engine", voices.Engine?.Value);
        Add(request, "IncludeAdditionalLanguageCodes", voices.IncludeAdditionalLanguageCodes is { } set ? StringUtils.FromBool(set) : null);
        Add(request, "LanguageCode", voices.LanguageCode?.Value);
        Add(request, "NextToken", voices.NextToken);
        return request;
    }

    private static void Add(IRequest request, string name, string value)
    {
        if (value is not null)
        {
            request.Parameters.Add(name, value);
        }
    }
}
