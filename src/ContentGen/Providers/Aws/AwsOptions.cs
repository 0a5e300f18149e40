using System.ComponentModel.DataAnnotations;

namespace ContentGen.Providers.Aws;

/// <summary>
/// How the app signs in to AWS. Section <c>Aws</c>. Without a role the standard chain of the AWS SDK is used: environment variables,
/// profiles, the machine's own role. With one, the app's managed identity on Azure assumes it, so that no AWS key is needed.
/// </summary>
public sealed class AwsOptions : IValidatableObject
{
    public const string SectionName = "Aws";

    /// <summary>ARN of the role to assume, such as <c>arn:aws:iam::123456789012:role/contentgen</c>. Default: empty, no role.</summary>
    [RegularExpression(
        @"arn:aws(-[a-z]+)*:iam::\d{12}:role/[\w+=,.@/-]{1,576}",
        ErrorMessage = "Aws:RoleArn must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/contentgen, or be left empty.")]
    public string RoleArn { get; set; } = "";

    /// <summary>
    /// Audience of the managed identity's token that AWS accepts: the application id URI of an Entra application, such as
    /// <c>api://contentgen-aws</c>. Needed with a role. Default: empty.
    /// </summary>
    public string TokenAudience { get; set; } = "";

    /// <summary>Name of the sessions, as seen in CloudTrail. Default: contentgen. 2 to 64 characters.</summary>
    [RegularExpression(@"[\w+=,.@-]{2,64}", ErrorMessage = "Aws:SessionName must have 2 to 64 letters, digits or any of + = , . @ _ -.")]
    public string SessionName { get; set; } = "contentgen";

    public bool HasRole => RoleArn.Length > 0;

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (HasRole && TokenAudience.Length == 0)
        {
            yield return new(
                "Aws:TokenAudience is empty; with Aws:RoleArn it must be the application id URI whose tokens AWS accepts, such as"
                + " api://contentgen-aws.");
        }

        if (!HasRole && TokenAudience.Length > 0)
        {
            yield return new(
                "Aws:RoleArn is empty, but Aws:TokenAudience is set; set both to assume a role, or neither to use the standard AWS"
                + " credentials.");
        }
    }
}
