metadata description = 'The vault of the NewsAPI key and, where reading is not public, the readers\' key. Who reads them is written to the workspace.'

@description('Required. Name of the vault: 3 to 24 letters, digits and dashes.')
@minLength(3)
@maxLength(24)
param name string

@description('Required. Azure region.')
param location string

@description('Required. Tags of the vault.')
param tags object

@description('Required. Whether the vault is reached through private endpoints only.')
param isPrivate bool

@description('Required. Log Analytics workspace that receives the audit log.')
param workspaceResourceId string

@description('Required. Name of the secret with the NewsAPI key.')
param newsApiKeySecretName string

@description('Optional. The NewsAPI key; empty leaves the secret as it is, so that a later deployment need not know it.')
@secure()
param newsApiKey string = ''

@description('Required. Name of the secret with the readers\' key.')
param readKeySecretName string

@description('Optional. The readers\' key; empty leaves the secret as it is.')
@secure()
param readKey string = ''

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: {
      // What deploys the secret is Resource Manager, a trusted service.
      bypass: 'AzureServices'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
    }
  }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(newsApiKey)) {
  parent: vault
  name: newsApiKeySecretName
  properties: {
    value: newsApiKey
    contentType: 'NewsAPI key'
  }
}

resource readSecret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!empty(readKey)) {
  parent: vault
  name: readKeySecretName
  properties: {
    value: readKey
    contentType: 'Key of readers'
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspaceResourceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

@description('Resource id of the vault.')
output resourceId string = vault.id

@description('Name of the vault.')
output name string = vault.name
