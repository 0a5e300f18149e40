metadata description = 'Durable Task Scheduler: the managed backend of the orchestrations, instead of queues and tables.'

@description('Required. Name of the scheduler.')
param name string

@description('Required. Azure region; see "az provider show --namespace Microsoft.DurableTask" for those that have the service.')
param location string

@description('Required. Tags of the scheduler.')
param tags object

@description('Required. Name of the task hub; equals extensions.durableTask.hubName in host.json.')
param taskHubName string

@description('Required. Address ranges in CIDR notation that may connect. An empty list refuses everybody.')
@minLength(1)
param ipAllowlist string[]

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    ipAllowlist: ipAllowlist
  }
}

resource taskHub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: taskHubName
}

@description('Address of the scheduler.')
output endpoint string = scheduler.properties.endpoint

@description('Name of the scheduler.')
output name string = scheduler.name

@description('Name of the task hub.')
output taskHubName string = taskHub.name
