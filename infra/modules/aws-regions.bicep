metadata description = 'AWS regions with the model and neural voices: what goes with each.'

var model = 'anthropic.claude-haiku-4-5-20251001-v1:0'

@export()
@description('By region, the inference profile that keeps calls in its part of the world where there is one, and an English voice.')
var awsRegions = {
  'us-east-1': { inferenceProfile: 'us.${model}', voice: 'Joanna' }
  'us-west-2': { inferenceProfile: 'us.${model}', voice: 'Joanna' }
  'ca-central-1': { inferenceProfile: 'global.${model}', voice: 'Joanna' }
  'eu-central-1': { inferenceProfile: 'eu.${model}', voice: 'Amy' }
  'eu-west-1': { inferenceProfile: 'eu.${model}', voice: 'Amy' }
  'eu-west-3': { inferenceProfile: 'eu.${model}', voice: 'Amy' }
  'ap-northeast-1': { inferenceProfile: 'jp.${model}', voice: 'Joanna' }
  'ap-northeast-2': { inferenceProfile: 'global.${model}', voice: 'Joanna' }
  'ap-south-1': { inferenceProfile: 'global.${model}', voice: 'Kajal' }
  'ap-southeast-1': { inferenceProfile: 'global.${model}', voice: 'Joanna' }
  'ap-southeast-2': { inferenceProfile: 'au.${model}', voice: 'Olivia' }
}
