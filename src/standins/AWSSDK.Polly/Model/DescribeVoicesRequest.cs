namespace Amazon.Polly.Model;

/// <summary>Which voices there are: <c>GET /v1/voices</c>.</summary>
public class DescribeVoicesRequest : AmazonPollyRequest
{
    /// <summary>Only voices of this engine.</summary>
    public Engine Engine { get; set; }

    /// <summary>True: bilingual voices count for their second language too.</summary>
    public bool? IncludeAdditionalLanguageCodes { get; set; }

    /// <summary>Only voices of this language.</summary>
    public LanguageCode LanguageCode { get; set; }

    /// <summary><see cref="DescribeVoicesResponse.NextToken"/> of the page before; unset for the first page.</summary>
    public string NextToken { get; set; }
}
