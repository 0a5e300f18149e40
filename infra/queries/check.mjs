// Binds queries and prints what is wrong with each and which columns it returns, as JSON.
//   node check.mjs                     the .kql files of this folder
//   node check.mjs < queries.json      [{ "name": "...", "query": "..." }]
// Exit code 1: at least one query has an error.
import '@kusto/language-service-next/bridge.js';
import '@kusto/language-service-next/Kusto.Language.Bridge.js';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('.', import.meta.url);
const { KustoCode, GlobalState, Symbols } = globalThis.Kusto.Language;
const toArray = list => globalThis.Bridge.toArray(list);

// What every table of Application Insights has besides its own columns.
const commonColumns = [
  'customDimensions: dynamic',
  ...['operation_Name', 'operation_Id', 'operation_ParentId', 'operation_SyntheticSource', 'session_Id', 'user_Id',
    'user_AuthenticatedId', 'user_AccountId', 'application_Version', 'client_Type', 'client_Model', 'client_OS', 'client_IP',
    'client_City', 'client_StateOrProvince', 'client_CountryOrRegion', 'client_Browser', 'cloud_RoleName', 'cloud_RoleInstance',
    'appId', 'appName', 'iKey', 'sdkVersion', '_ResourceId'].map(name => `${name}: string`),
].join(', ');

function globals() {
  const schema = JSON.parse(readFileSync(new URL('schema.json', folder), 'utf8'));
  const tables = Object.entries(schema).map(([name, columns]) =>
    // The numbered constructors are the package's names for overloads.
    new Symbols.TableSymbol.$ctor7(name, `(${columns}, ${commonColumns})`, null));
  return GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.$ctor2('applicationInsights', null, tables));
}

function files() {
  return readdirSync(fileURLToPath(folder))
    .filter(file => file.endsWith('.kql'))
    .sort()
    .map(file => ({ name: file.replace(/\.kql$/, ''), query: readFileSync(new URL(file, folder), 'utf8') }));
}

function check({ name, query }, state) {
  const code = KustoCode.ParseAndAnalyze(query, state);
  const errors = toArray(code.GetDiagnostics())
    .filter(diagnostic => diagnostic.Severity === 'Error')
    .map(diagnostic => `line ${query.slice(0, diagnostic.Start).split('\n').length}: ${diagnostic.Message} (${diagnostic.Code})`);
  const columns = toArray(code.ResultType?.Columns ?? []).map(column => ({ name: column.Name, type: column.Type.Name }));
  return { name, errors, columns };
}

const piped = process.stdin.isTTY ? '' : readFileSync(0, 'utf8').trim();
const queries = piped ? JSON.parse(piped) : files();
const state = globals();
const results = queries.map(query => check(query, state));
console.log(JSON.stringify(results, null, 2));
process.exitCode = results.some(result => result.errors.length > 0) ? 1 : 0;
