metadata description = 'The Flex Consumption plan and the app on it: .NET 10, isolated, with one user-assigned identity.'

@description('Required. Name of the function app; part of its address, so unique in all of Azure.')
param name string

@description('Required. Name of the plan.')
param planName string

@description('Required. Azure region.')
param location string

@description('Required. Tags of both resources.')
param tags object

@description('Required. Resource id of the user-assigned identity.')
param identityResourceId string

@description('Required. Address of the container with the deployment package.')
param deploymentContainerUri string

@description('Required. App settings by name. None is a secret: secrets are key vault references.')
param settings object

@description('Required. Most instances at a time.')
param maximumInstanceCount int

@description('Required. Memory of an instance in megabytes.')
param instanceMemoryMB int

@description('Required. Instances that answer HTTP requests and are never taken away; 0 lets the app sleep.')
param alwaysReadyHttpInstances int

@description('Required. Instances for orchestrations, activities and entities that are never taken away.')
param alwaysReadyDurableInstances int

@description('Required. Origins of web pages that may call the app from a browser.')
param allowedOrigins string[]

@description('Conditional. Subnet for outgoing traffic. Required if storage and key vault are private.')
param subnetResourceId string = ''

var alwaysReady = filter(
  [
    { name: 'http', instanceCount: alwaysReadyHttpInstances }
    { name: 'durable', instanceCount: alwaysReadyDurableInstances }
  ],
  group => group.instanceCount > 0
)

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds the app of the service "app" in azure.yaml by this tag.
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityResourceId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityResourceId
    virtualNetworkSubnetId: empty(subnetResourceId) ? null : subnetResourceId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      cors: { allowedOrigins: allowedOrigins, supportCredentials: false }
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityResourceId
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstanceCount
        instanceMemoryMB: instanceMemoryMB
        alwaysReady: alwaysReady
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: settings
  }
}

resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource noDeploymentPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

@description('Name of the function app.')
output name string = app.name

@description('Address of the app, without a slash at its end.')
output url string = 'https://${app.properties.defaultHostName}'
