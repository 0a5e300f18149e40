using 'main.bicep'

// azd and the deployment workflow supply these; by hand, export them first.
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastus2')
param awsRoleArn = readEnvironmentVariable('CONTENTGEN_AWS_ROLE_ARN')
param awsTokenAudience = readEnvironmentVariable('CONTENTGEN_AWS_TOKEN_AUDIENCE')
param awsRegion = readEnvironmentVariable('CONTENTGEN_AWS_REGION', 'us-east-1')
param newsApiKey = readEnvironmentVariable('CONTENTGEN_NEWSAPI_KEY', '')
param readersNeedKey = bool(readEnvironmentVariable('CONTENTGEN_READERS_NEED_KEY', 'false'))
param readKey = readEnvironmentVariable('CONTENTGEN_READ_KEY', '')
param dailyBudgetUsd = readEnvironmentVariable('CONTENTGEN_DAILY_BUDGET_USD', '5')
param durableBackend = readEnvironmentVariable('CONTENTGEN_DURABLE_BACKEND', 'AzureStorage')
param privateNetwork = bool(readEnvironmentVariable('CONTENTGEN_PRIVATE_NETWORK', 'false'))
param alertEmailAddresses = json(readEnvironmentVariable('CONTENTGEN_ALERT_EMAILS', '[]'))
param allowedOrigins = json(readEnvironmentVariable('CONTENTGEN_ALLOWED_ORIGINS', '[]'))
