// Runs queries over rows and prints the rows that each returns, as JSON.
//   node run.mjs < input.json   [{ "now": "2026-01-01T00:00:00Z", "query": "...", "tables": { "customMetrics": [{ ... }] } }]
// A row's timestamp is text as in "now". Times in results are milliseconds since 1970.
import { readFileSync } from 'node:fs';
import { bind, child, elements } from './kusto.mjs';
import { run } from './operators.mjs';

const input = JSON.parse(readFileSync(0, 'utf8'));

const withTimes = tables => Object.fromEntries(
  Object.entries(tables).map(([name, rows]) => [name, rows.map(row => ({ ...row, timestamp: Date.parse(row.timestamp) }))]));

const parsed = new Map();

// Binding takes longer than running, and most runs ask the same over other rows.
function expressionOf(query) {
  if (!parsed.has(query)) {
    const [statement] = elements(child(bind(query).Syntax, 'Statements'));
    parsed.set(query, child(statement, 'Expression'));
  }
  return parsed.get(query);
}

const answer = ({ now, query, tables }) => run(expressionOf(query), withTimes(tables), Date.parse(now));

console.log(JSON.stringify(input.map(answer)));
