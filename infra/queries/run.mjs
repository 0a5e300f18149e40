// Runs queries over rows and prints the rows that each returns, as JSON.
//   node run.mjs < input.json   { "now": "2026-01-01T00:00:00Z", "runs": [{ "query": "...", "tables": { "customMetrics": [{ ... }] } }] }
// A row's timestamp is text as in "now". Times in results are milliseconds since 1970.
import { readFileSync } from 'node:fs';
import { bind, child, elements } from './kusto.mjs';
import { run } from './operators.mjs';

const input = JSON.parse(readFileSync(0, 'utf8'));

const withTimes = tables => Object.fromEntries(
  Object.entries(tables).map(([name, rows]) => [name, rows.map(row => ({ ...row, timestamp: Date.parse(row.timestamp) }))]));

function answer({ query, tables }) {
  const [statement] = elements(child(bind(query).Syntax, 'Statements'));
  return run(child(statement, 'Expression'), withTimes(tables), Date.parse(input.now));
}

console.log(JSON.stringify(input.runs.map(answer)));
