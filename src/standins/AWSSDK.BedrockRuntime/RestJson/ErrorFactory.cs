using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIns.RestJson;

/// <summary>Makes the exception of one error code from what every error response carries.</summary>
internal delegate AmazonServiceException ErrorFactory(ErrorResponse error);
