metadata description = 'The alerts of alerts.json over the queries, and whom they tell.'

import { queries } from 'queries.bicep'

@description('Required. Prefix of the names.')
param name string

@description('Required. Azure region.')
param location string

@description('Required. Tags of the resources.')
param tags object

@description('Required. Name of the Application Insights component that is watched.')
param componentName string

@description('Required. E-mail addresses that are told. Empty: alerts are seen in the portal only.')
param emailAddresses string[]

var alerts = loadJsonContent('../alerts.json')

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'ContentGen'
    emailReceivers: [
      for address in emailAddresses: {
        name: address
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: '${alert.name}-${name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.title
      description: alert.description
      severity: alert.severity
      enabled: true
      autoMitigate: true
      scopes: [component.id]
      targetResourceTypes: ['microsoft.insights/components']
      windowSize: alert.window
      evaluationFrequency: alert.frequency
      criteria: {
        allOf: [
          {
            query: '${queries[alert.query]}\n| where ${alert.condition}'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            dimensions: map(alert.dimensions, dimension => { name: dimension, operator: 'Include', values: ['*'] })
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [operators.id] }
    }
  }
]

@description('Names of the alert rules.')
output ruleNames string[] = [for alert in alerts: '${alert.name}-${name}']
