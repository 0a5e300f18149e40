#!/bin/sh
# Says what there is now and what is left to do; azd hands over the outputs of main.bicep as variables.
set -eu
cat <<EOF

The page    $functionAppUrl/api/app
The podcast $functionAppUrl/api/feed.xml
(from the moment that the package is deployed, which "azd up" does next)

AWS trusts the app once this was done, in the account of the role (sign in with "aws login" or "aws configure" first):

  aws cloudformation deploy --region $awsRegion --stack-name contentgen \\
    --template-file infra/aws/contentgen-role.yaml --capabilities CAPABILITY_NAMED_IAM \\
    --parameter-overrides TenantId=$tenantId IdentityPrincipalId=$identityPrincipalId TokenAudience=$awsTokenAudience \\
      InferenceProfileId=$inferenceProfileId FoundationModelId=${inferenceProfileId#*.}

Whether it works:

  CONTENTGEN_BASE_URL=$functionAppUrl \\
  CONTENTGEN_FUNCTION_KEY=\$(az functionapp keys list -g $AZURE_RESOURCE_GROUP -n $functionAppName --query functionKeys.default -o tsv) \\
  AZURE_SUBSCRIPTION_ID=$AZURE_SUBSCRIPTION_ID AZURE_RESOURCE_GROUP=$AZURE_RESOURCE_GROUP \\
  dotnet test --project tests/ContentGen.ReliabilityTests
EOF
