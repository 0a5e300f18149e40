metadata name = 'ContentGen'
metadata description = 'Everything ContentGen needs in Azure, in one resource group. Deploying it again changes nothing.'

@description('Optional. Azure region of everything.')
param location string = resourceGroup().location

@description('Optional. Prefix of resource names: 3 to 12 lower-case letters and digits.')
@minLength(3)
@maxLength(12)
param name string = 'contentgen'

@description('Optional. Tags of every resource, beside "application".')
param tags object = {}

@description('Conditional. The NewsAPI key. Required on the first deployment; later an empty one keeps the vault\'s.')
@secure()
param newsApiKey string = ''

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

@description('Optional. AWS region of Amazon Bedrock and Amazon Polly.')
param awsRegion string = 'us-east-1'

@description('Optional. Bedrock model or inference profile; the AWS role allows this one only.')
param modelId string = 'us.anthropic.claude-haiku-4-5-20251001-v1:0'

@description('Optional. Amazon Polly voice when a caller names none.')
param voice string = 'Joanna'

@description('Optional. US dollars a day (UTC) that may be spent on models and speech before cached content is served; empty for no limit.')
param dailyBudgetUsd string = '5'

@description('Optional. Where orchestrations are kept: AzureStorage, or DurableTaskScheduler, which needs its extension in the app (see README.md).')
@allowed(['AzureStorage', 'DurableTaskScheduler'])
param durableBackend string = 'AzureStorage'

@description('Conditional. Address ranges that may reach the scheduler. Required if durableBackend is DurableTaskScheduler and all is too many.')
param schedulerIpAllowlist string[] = ['0.0.0.0/0']

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
var allTags = union(tags, { application: 'ContentGen' })
var deploymentContainerName = 'deployments'
var briefsContainerName = 'briefs'
var newsApiKeySecretName = 'NewsApiKey'
var readKeySecretName = 'ReadKey'
// Equals extensions.durableTask.hubName in host.json.
var taskHubName = 'ContentGen'
var identityName = 'id-${fullName}'
var componentName = 'appi-${fullName}'
var storageAccountName = take('st${name}${suffix}', 24)
var keyVaultName = take('kv${name}${suffix}', 24)
var schedulerName = 'dts-${fullName}'
var usesScheduler = durableBackend == 'DurableTaskScheduler'

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

module scheduler 'modules/durable-task-scheduler.bicep' = if (usesScheduler) {
  params: {
    name: schedulerName
    location: location
    tags: allTags
    taskHubName: taskHubName
    ipAllowlist: schedulerIpAllowlist
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
    keepsOrchestrationsInStorage: !usesScheduler
    schedulerName: schedulerName
    taskHubName: taskHubName
  }
  dependsOn: [identity, storage, keyVault, monitoring, scheduler]
}

var schedulerConnection = 'Endpoint=${scheduler.?outputs.endpoint ?? ''};Authentication=ManagedIdentity;ClientID=${identity.outputs.clientId}'

var schedulerSettings = {
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: schedulerConnection
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
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
        ContentGen__ModelId: modelId
        ContentGen__StartLimit__PermitLimit: string(startsPerMinute)
        ContentGen__Voice: voice
        NewsApi__ApiKey: '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=${newsApiKeySecretName})'
      },
      readersNeedKey
        ? { ContentGen__ReadKey: '@Microsoft.KeyVault(VaultName=${keyVaultName};SecretName=${readKeySecretName})' }
        : {},
      empty(dailyBudgetUsd) ? {} : { ContentGen__DailyBudgetUsd: dailyBudgetUsd },
      usesScheduler ? schedulerSettings : {}
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
