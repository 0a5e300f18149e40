metadata description = 'The workbooks of workbooks/, with the queries that their tiles name put in.'

import { queries } from 'queries.bicep'

@description('Required. Azure region.')
param location string

@description('Required. Tags of the workbooks.')
param tags object

@description('Required. Name of the Application Insights component that the workbooks belong to and show first.')
param componentName string

var workbooks = [
  { title: 'ContentGen: run health', content: loadJsonContent('../workbooks/run-health.json') }
  { title: 'ContentGen: agents', content: loadJsonContent('../workbooks/agents.json') }
  { title: 'ContentGen: breakers and fallbacks', content: loadJsonContent('../workbooks/breakers-and-fallbacks.json') }
  { title: 'ContentGen: cost', content: loadJsonContent('../workbooks/cost.json') }
]

// Items of type 3 are queries; in the files they hold a query's name.
func withQuery(item object) object =>
  item.type == 3 ? union(item, { content: union(item.content, { query: queries[item.content.query] }) }) : item

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource shared 'Microsoft.Insights/workbooks@2023-06-01' = [
  for workbook in workbooks: {
    name: guid(resourceGroup().id, workbook.title)
    location: location
    tags: tags
    kind: 'shared'
    properties: {
      displayName: workbook.title
      category: 'workbook'
      sourceId: component.id
      serializedData: replace(
        string(union(workbook.content, { items: map(workbook.content.items, item => withQuery(item)) })),
        '#component#',
        component.id
      )
    }
  }
]

@description('Resource ids of the workbooks.')
output resourceIds string[] = [for (workbook, index) in workbooks: shared[index].id]
