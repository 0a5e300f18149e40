// Values of expressions. Times are milliseconds since 1970, spans are milliseconds; null is KQL's null.
import { child, elements, kindOf, textOf } from './kusto.mjs';

const spans = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const isNull = value => value === null || value === undefined || Number.isNaN(value);
const known = (left, right, apply) => (isNull(left) || isNull(right) ? null : apply(left, right));

const binaries = {
  EqualExpression: (a, b) => known(a, b, () => a === b),
  EqualTildeExpression: (a, b) => known(a, b, () => a.toLowerCase() === b.toLowerCase()),
  StartsWithExpression: (a, b) => known(a, b, () => a.toLowerCase().startsWith(b.toLowerCase())),
  GreaterThanExpression: (a, b) => known(a, b, () => a > b),
  GreaterThanOrEqualExpression: (a, b) => known(a, b, () => a >= b),
  LessThanExpression: (a, b) => known(a, b, () => a < b),
  SubtractExpression: (a, b) => known(a, b, () => a - b),
  MultiplyExpression: (a, b) => known(a, b, () => a * b),
  DivideExpression: (a, b) => known(a, b, () => (b === 0 ? null : a / b)),
  AndExpression: (a, b) => a === true && b === true,
  OrExpression: (a, b) => a === true || b === true,
};

const functions = {
  tostring: value => (isNull(value) ? '' : String(value)),
  toint: value => (isNull(value) ? null : Math.trunc(Number(value))),
  tolong: value => (isNull(value) ? null : Math.trunc(Number(value))),
  real: value => value ?? null,
  not: value => (isNull(value) ? null : !value),
  isnull: isNull,
  isnotnull: value => !isNull(value),
  isempty: value => isNull(value) || value === '',
  isnotempty: value => !isNull(value) && value !== '',
  coalesce: (...values) => values.find(value => !isNull(value)) ?? null,
  iff: (condition, yes, no) => (condition === true ? yes : no),
  round: (value, digits = 0) => (isNull(value) ? null : Math.round(value * 10 ** digits) / 10 ** digits),
  strcat: (...values) => values.join(''),
  bin: (value, size) => known(value, size, () => Math.floor(value / size) * size),
  case: (...values) => {
    const at = values.findIndex((value, index) => index % 2 === 0 && index < values.length - 1 && value === true);
    return at < 0 ? values.at(-1) : values[at + 1];
  },
};

export const callName = node => (kindOf(node) === 'FunctionCallExpression' ? textOf(child(node, 'Name')) : null);

export const callArguments = node => elements(child(child(node, 'ArgumentList'), 'Expressions'));

export function evaluate(node, row, now) {
  const value = inner => evaluate(inner, row, now);
  const kind = kindOf(node);
  if (kind in binaries) return binaries[kind](value(child(node, 'Left')), value(child(node, 'Right')));
  switch (kind) {
    case 'NameReference': return textOf(node) === 'null' ? null : row[textOf(node)] ?? null;
    case 'StringLiteralExpression': return textOf(node).slice(1, -1);
    case 'LongLiteralExpression':
    case 'RealLiteralExpression': return textOf(node).includes('null') ? null : Number(textOf(node));
    case 'TimespanLiteralExpression': return span(textOf(node));
    case 'ParenthesizedExpression': return value(child(node, 'Expression'));
    case 'ElementExpression': return value(child(node, 'Expression'))?.[value(child(child(node, 'Selector'), 'Expression'))] ?? null;
    case 'InExpression': return elements(child(child(node, 'Right'), 'Expressions')).some(one => value(one) === value(child(node, 'Left')));
    case 'FunctionCallExpression': return call(callName(node), callArguments(node).map(value), now);
    default: throw new Error(`Cannot evaluate ${kind}: ${textOf(node)}`);
  }
}

export function call(name, values, now) {
  if (name === 'now') return now;
  if (!(name in functions)) throw new Error(`Cannot evaluate the function ${name}.`);
  return functions[name](...values);
}

function span(text) {
  const [, count, unit] = /^([\d.]+)(ms|s|m|h|d)$/.exec(text);
  return Number(count) * spans[unit];
}

/** Name and expression of an element such as "a = b + c" or "a". */
export function named(node) {
  return kindOf(node) === 'SimpleNamedExpression'
    ? { name: textOf(child(node, 'Name')), expression: child(node, 'Expression') }
    : { name: implicitName(node), expression: node };
}

// bin(timestamp, 15m) keeps the name of what it rounds.
function implicitName(node) {
  return textOf(callName(node) === 'bin' ? callArguments(node)[0] : node);
}
