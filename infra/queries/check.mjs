// Binds queries and prints what is wrong with each and which columns it returns, as JSON.
//   node check.mjs                     the .kql files of this folder
//   node check.mjs < queries.json      [{ "name": "...", "query": "..." }]
// Exit code 1: at least one query has an error.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bind, toArray } from './kusto.mjs';

const folder = new URL('.', import.meta.url);

function files() {
  return readdirSync(fileURLToPath(folder))
    .filter(file => file.endsWith('.kql'))
    .sort()
    .map(file => ({ name: file.replace(/\.kql$/, ''), query: readFileSync(new URL(file, folder), 'utf8') }));
}

function check({ name, query }) {
  const code = bind(query);
  const errors = toArray(code.GetDiagnostics())
    .filter(diagnostic => diagnostic.Severity === 'Error')
    .map(diagnostic => `line ${query.slice(0, diagnostic.Start).split('\n').length}: ${diagnostic.Message} (${diagnostic.Code})`);
  const columns = toArray(code.ResultType?.Columns ?? []).map(column => ({ name: column.Name, type: column.Type.Name }));
  return { name, errors, columns };
}

const piped = process.stdin.isTTY ? '' : readFileSync(0, 'utf8').trim();
const results = (piped ? JSON.parse(piped) : files()).map(check);
console.log(JSON.stringify(results, null, 2));
process.exitCode = results.some(result => result.errors.length > 0) ? 1 : 0;
