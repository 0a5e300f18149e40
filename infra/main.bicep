metadata name = 'ContentGen'
metadata description = 'Everything ContentGen needs in Azure, in one resource group. Deploying it again changes nothing.'

import { awsRegions } from 'modules/aws-regions.bicep'
import { edition, editionSettings, feedSettings, newsFeeds, newsSource, sourceSettings } from 'modules/news-settings.bicep'
import { podcast, podcastSettings } from 'modules/podcast-settings.bicep'

@description('Optional. Azure region of everything.')
param location string = resourceGroup().location

@description('Optional. Prefix of resource names: 3 to 12 lower-case letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'contentgen'

@description('Optional. Tags of every resource, beside "application".')
param tags object = {}

@description('Optional. Name of the azd environment; tags everything, so that azd finds it again.')
param environmentName string = ''

@description('Optional. Object id of who deploys: may then read briefs and orchestrations, which no key opens. Empty: nobody may but the app.')
param principalId string = ''

@description('Optional. Kind of who deploys.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string = 'User'

@description('Required. The NewsAPI key. Of a deployment that has one already, an empty one keeps the vault\'s.')
@secure()
param newsApiKey string

@description('Optional. Any text. Deleted vaults keep their names for 90 days: after a deployment to this resource group was deleted, the next one needs another text.')
param generation string = ''

@description('Optional. Whether reading briefs, feed, status and traces needs a key; false for whoever knows the address.')
param readersNeedKey bool = false

@description('Conditional. The key of readers, at least 16 characters. Required on the first deployment with readersNeedKey; later an empty one keeps the vault\'s.')
@secure()
param readKey string = ''

@description('Optional. Runs that one function key may start in a minute on one instance.')
@minValue(1)
param startsPerMinute int = 600

@description('Required. AWS role that the app assumes, made by aws/contentgen-role.yaml, such as arn:aws:iam::123456789012:role/ContentGen.')
param awsRoleArn string

@description('Required. Application ID URI of the Entra application whose tokens AWS accepts, such as api://<application id>.')
param awsTokenAudience string

@description('Optional. AWS region of Amazon Bedrock and Amazon Polly. Model and voice follow it: the inference profile of its part of the world, an English voice that is at home there.')
@allowed([
  'us-east-1'
  'us-west-2'
  'ca-central-1'
  'eu-central-1'
  'eu-west-1'
  'eu-west-3'
  'ap-northeast-1'
  'ap-northeast-2'
  'ap-south-1'
  'ap-southeast-1'
  'ap-southeast-2'
])
param awsRegion string = 'us-east-1'

@description('Optional. Bedrock model or inference profile; the AWS role allows this one only. Empty: the region\'s.')
param modelId string = ''

@description('Optional. Amazon Polly voice when a caller names none. Empty: the region\'s.')
param voice string = ''

@description('Optional. US dollars a day (UTC) that may be spent on models and speech before cached content is served; empty for no limit.')
param dailyBudgetUsd string = '5'

@description('Optional. What is asked for news: newsapi, feeds, or both.')
param newsSources newsSource[] = ['newsapi', 'feeds']

@description('Optional. Addresses of RSS, Atom or JSON feeds by news category.')
param feeds newsFeeds = loadJsonContent('feeds.json')

@description('Optional. Age up to which a story is news, as [days.]hh:mm:ss.')
param newsMaxAge string = '1.12:00:00'

@description('Optional. How long an edition does not tell a story again, as [days.]hh:mm:ss; 00:00:00 lets it.')
param newsRepeatAfter string = '1.00:00:00'

@description('Optional. IANA time zone of the editions that name none, such as Europe/Berlin.')
param timeZone string = 'UTC'

@description('Optional. The editions: what is made when, and of what.')
param editions edition[] = loadJsonContent('editions.json')

@description('Optional. What the podcast says of itself: title, author, owner and so on.')
param podcastOptions podcast = {}

@description('Optional. Whether the built-in addresses that a start answers with carry the system key, which opens every run of the task hub: WithKey, or WithoutKey where callers are trusted less.')
@allowed(['WithKey', 'WithoutKey'])
param managementUrls string = 'WithKey'

@description('Optional. Whether storage and key vault are reached through a virtual network only.')
param privateNetwork bool = false

@description('Conditional. Address range of the virtual network, /24 or larger. Required if privateNetwork is true and the default overlaps another network.')
param networkAddressPrefix string = '10.60.0.0/24'

@description('Optional. Origins of web pages that may call the app from a browser, such as https://curio.example.')
param allowedOrigins string[] = []

@description('Optional. E-mail addresses that alerts are sent to.')
param alertEmailAddresses string[] = []

@description('Optional. Most instances at a time.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Optional. Memory of an instance in megabytes.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Optional. Instances kept warm for HTTP requests. 1 avoids cold starts and is billed all day; 0 lets the app sleep.')
@minValue(0)
param alwaysReadyHttpInstances int = 0

@description('Optional. Instances kept warm for orchestrations, activities and entities, billed like those for HTTP.')
@minValue(0)
param alwaysReadyDurableInstances int = 0

@description('Optional. Redundancy of the storage account.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSkuName string = 'Standard_LRS'

@description('Optional. Days that telemetry is kept.')
@minValue(30)
@maxValue(730)
param logRetentionInDays int = 30

@description('Optional. Gigabytes of telemetry a day after which ingestion, and so alerting, stops until the next day; -1 for no limit.')
param logDailyQuotaGb int = 1

var suffix = uniqueString(resourceGroup().id)
var fullName = '${name}-${suffix}'
var allTags = union(
  tags,
  { application: 'ContentGen' },
  empty(environmentName) ? {} : { 'azd-env-name': environmentName }
)
var deploymentContainerName = 'deployments'
var briefsContainerName = 'briefs'
var newsApiKeySecretName = 'NewsApiKey'
var readKeySecretName = 'ReadKey'
var identityName = 'id-${fullName}'
var componentName = 'appi-${fullName}'
var storageAccountName = take('st${name}${suffix}', 24)
var keyVaultName = take('kv${name}${uniqueString(resourceGroup().id, generation)}', 24)
var inferenceProfile = empty(modelId) ? awsRegions[awsRegion].inferenceProfile : modelId
var usualVoice = empty(voice) ? awsRegions[awsRegion].voice : voice

module identity 'modules/identity.bicep' = {
  params: {
    name: identityName
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: 'log-${fullName}'
    componentName: componentName
    location: location
    tags: allTags
    retentionInDays: logRetentionInDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: storageAccountName
    location: location
    tags: allTags
    skuName: storageSkuName
    isPrivate: privateNetwork
    deploymentContainerName: deploymentContainerName
    briefsContainerName: briefsContainerName
  }
}

module keyVault 'modules/key-vault.bicep' = {
  params: {
    name: keyVaultName
    location: location
    tags: allTags
    isPrivate: privateNetwork
    workspaceResourceId: monitoring.outputs.workspaceResourceId
    newsApiKeySecretName: newsApiKeySecretName
    newsApiKey: newsApiKey
    readKeySecretName: readKeySecretName
    readKey: readKey
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: {
    name: fullName
    location: location
    tags: allTags
    addressPrefix: networkAddressPrefix
    storageAccountResourceId: storage.outputs.resourceId
    keyVaultResourceId: keyVault.outputs.resourceId
  }
}

module roleAssignments 'modules/role-assignments.bicep' = {
  params: {
    identityName: identityName
    storageAccountName: storageAccountName
    keyVaultName: keyVaultName
    componentName: componentName
    principalId: principalId
    principalType: principalType
  }
  dependsOn: [identity, storage, keyVault, monitoring]
}

module functionApp 'modules/function-app.bicep' = {
  params: {
    name: 'func-${fullName}'
    planName: 'plan-${fullName}'
    location: location
    tags: allTags
    identityResourceId: identity.outputs.resourceId
    deploymentContainerUri: '${storage.outputs.blobEndpoint}${deploymentContainerName}'
    maximumInstanceCount: maximumInstanceCount
    instanceMemoryMB: instanceMemoryMB
    alwaysReadyHttpInstances: alwaysReadyHttpInstances
    alwaysReadyDurableInstances: alwaysReadyDurableInstances
    allowedOrigins: allowedOrigins
    subnetResourceId: network.?outputs.appSubnetResourceId ?? ''
    settings: union(
      {
        AZURE_CLIENT_ID: identity.outputs.clientId
        AzureWebJobsStorage__accountName: storageAccountName
        AzureWebJobsStorage__credential: 'managedidentity'
        AzureWebJobsStorage__clientId: identity.outputs.clientId
        APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
        OTEL_SERVICE_NAME: 'ContentGen'
        AWS_REGION: awsRegion
        Aws__RoleArn: awsRoleArn
        Aws__TokenAudience: awsTokenAudience
        Briefs__Store: 'Blobs'
        Briefs__BlobServiceUri: storage.outputs.blobEndpoint
        Briefs__Container: briefsContainerName
        ContentGen__ManagementUrls: managementUrls
        ContentGen__ModelId: inferenceProfile
        ContentGen__StartLimit__PermitLimit: string(startsPerMinute)
        ContentGen__Voice: usualVoice
        News__MaxAge: newsMaxAge
        News__RepeatAfter: newsRepeatAfter
        NewsApi__ApiKey: '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=${newsApiKeySecretName})'
      },
      readersNeedKey
        ? { ContentGen__ReadKey: '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=${readKeySecretName})' }
        : {},
      empty(dailyBudgetUsd) ? {} : { ContentGen__DailyBudgetUsd: dailyBudgetUsd },
      sourceSettings(newsSources),
      feedSettings(feeds),
      editionSettings(editions, timeZone),
      podcastSettings(podcastOptions)
    )
  }
  // Without its roles the first start fails and is not repeated at once.
  dependsOn: [roleAssignments]
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: fullName
    location: location
    tags: allTags
    componentName: componentName
    emailAddresses: alertEmailAddresses
  }
  dependsOn: [monitoring]
}

module workbooks 'modules/workbooks.bicep' = {
  params: {
    location: location
    tags: allTags
    componentName: componentName
  }
  dependsOn: [monitoring]
}

@description('Name of the function app; what a package is deployed to.')
output functionAppName string = functionApp.outputs.name

@description('Address of the app; the validation run takes it as CONTENTGEN_BASE_URL.')
output functionAppUrl string = functionApp.outputs.url

@description('Principal id of the app\'s identity; aws/contentgen-role.yaml takes it as IdentityPrincipalId.')
output identityPrincipalId string = identity.outputs.principalId

@description('Name of the resource group; azd keeps it for later commands.')
output AZURE_RESOURCE_GROUP string = resourceGroup().name

@description('Region of Amazon Bedrock and Amazon Polly; where aws/contentgen-role.yaml is deployed.')
output awsRegion string = awsRegion

@description('Inference profile that the app asks; aws/contentgen-role.yaml takes it as InferenceProfileId.')
output inferenceProfileId string = inferenceProfile

@description('Application ID URI that AWS trusts; aws/contentgen-role.yaml takes it as TokenAudience.')
output awsTokenAudience string = awsTokenAudience

@description('Entra tenant of the identity; aws/contentgen-role.yaml takes it as TenantId.')
output tenantId string = tenant().tenantId

@description('Name of the key vault with the NewsAPI key.')
output keyVaultName string = keyVault.outputs.name

@description('Name of the storage account with the briefs.')
output storageAccountName string = storage.outputs.name

@description('Name of the Application Insights component; the validation run asks it for telemetry.')
output applicationInsightsName string = monitoring.outputs.componentName

@description('Names of the alert rules; the validation run checks that they are there.')
output alertRuleNames string[] = alerts.outputs.ruleNames
