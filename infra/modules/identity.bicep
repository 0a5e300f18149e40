metadata description = 'The one identity of the app. AWS trusts it by its principal id, so it outlives the app that wears it.'

@description('Required. Name of the user-assigned identity.')
param name string

@description('Required. Azure region.')
param location string

@description('Required. Tags of the identity.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}

@description('Resource id of the identity.')
output resourceId string = identity.id

@description('Client id: chooses the identity in app settings and credentials.')
output clientId string = identity.properties.clientId

@description('Principal (object) id: receives the role assignments and is the subject of the tokens that AWS accepts.')
output principalId string = identity.properties.principalId
