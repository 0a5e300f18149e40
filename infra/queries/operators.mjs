// Tables through operators: the part of KQL that the queries of this folder use. Anything else is an error, never a guess.
import { child, elements, kindOf, textOf } from './kusto.mjs';
import { call, callArguments, callName, evaluate, named } from './expressions.mjs';

const least = values => (values.length === 0 ? null : values.reduce((a, b) => (a < b ? a : b)));
const greatest = values => (values.length === 0 ? null : values.reduce((a, b) => (a > b ? a : b)));
const total = values => values.reduce((sum, value) => sum + value, 0);

const aggregates = {
  sum: total,
  min: least,
  max: greatest,
  avg: values => (values.length === 0 ? null : total(values) / values.length),
  count: values => values.length,
  percentile: (values, share) => values.toSorted((a, b) => a - b)[Math.ceil((share / 100) * values.length) - 1] ?? null,
};

export function run(node, tables, now) {
  switch (kindOf(node)) {
    case 'NameReference': return tables[textOf(node)] ?? [];
    case 'ParenthesizedExpression': return run(child(node, 'Expression'), tables, now);
    case 'UnionOperator': return elements(child(node, 'Expressions')).flatMap(one => run(one, tables, now));
    case 'PipeExpression': return apply(child(node, 'Operator'), run(child(node, 'Expression'), tables, now), now);
    default: throw new Error(`Cannot run ${kindOf(node)}: ${textOf(node)}`);
  }
}

function apply(operator, rows, now) {
  switch (kindOf(operator)) {
    case 'FilterOperator': return rows.filter(row => evaluate(child(operator, 'Condition'), row, now) === true);
    // What an extend adds is seen by the next operator only.
    case 'ExtendOperator': return rows.map(row => ({ ...row, ...values(child(operator, 'Expressions'), row, now) }));
    case 'ProjectOperator': return rows.map(row => values(child(operator, 'Expressions'), row, now));
    case 'SortOperator': return sorted(elements(child(operator, 'Expressions')), rows, now);
    case 'TopOperator': return sorted([child(operator, 'ByExpression')], rows, now).slice(0, evaluate(child(operator, 'Expression'), {}, now));
    case 'SummarizeOperator': return summarize(operator, rows, now);
    default: throw new Error(`Cannot run ${kindOf(operator)}: ${textOf(operator)}`);
  }
}

function values(list, row, now) {
  return Object.fromEntries(elements(list).map(named).map(({ name, expression }) => [name, evaluate(expression, row, now)]));
}

function sorted(keys, rows, now) {
  const parts = keys.map(key => ({
    expression: child(key, 'Expression') ?? key,
    sign: /\basc$/.test(textOf(key)) ? 1 : -1,
  }));
  return rows.toSorted((left, right) => {
    for (const { expression, sign } of parts) {
      const [a, b] = [left, right].map(row => evaluate(expression, row, now));
      if (a !== b) return a < b ? -sign : sign;
    }
    return 0;
  });
}

function summarize(operator, rows, now) {
  const by = child(operator, 'ByClause');
  const groups = by ? grouped(rows, row => JSON.stringify(values(child(by, 'Expressions'), row, now))) : new Map([['{}', rows]]);
  const columns = elements(child(operator, 'Aggregates')).map(named);
  return [...groups].map(([key, group]) => ({
    ...JSON.parse(key),
    ...Object.fromEntries(columns.map(({ name, expression }) => [name, aggregate(expression, group, now)])),
  }));
}

function grouped(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

function aggregate(node, group, now) {
  const name = callName(node);
  const [of, second] = name ? callArguments(node) : [];
  const base = name?.replace(/if$/, '');
  if (base in aggregates) {
    const chosen = name.endsWith('if') ? group.filter(row => evaluate(second, row, now) === true) : group;
    const found = chosen.map(row => (of ? evaluate(of, row, now) : 1)).filter(value => value !== null);
    return aggregates[base](found, name === 'percentile' ? evaluate(second, {}, now) : undefined);
  }
  // A scalar function around aggregates, such as round(max(x), 1).
  return name ? call(name, callArguments(node).map(one => aggregate(one, group, now)), now) : evaluate(node, {}, now);
}
