// The Kusto language service, bound to the schema of Application Insights.
import '@kusto/language-service-next/bridge.js';
import '@kusto/language-service-next/Kusto.Language.Bridge.js';
import { readFileSync } from 'node:fs';

const { KustoCode, GlobalState, Symbols, Syntax } = globalThis.Kusto.Language;

export const toArray = list => globalThis.Bridge.toArray(list);

// What every table of Application Insights has besides its own columns.
const commonColumns = [
  'customDimensions: dynamic',
  ...['operation_Name', 'operation_Id', 'operation_ParentId', 'operation_SyntheticSource', 'session_Id', 'user_Id',
    'user_AuthenticatedId', 'user_AccountId', 'application_Version', 'client_Type', 'client_Model', 'client_OS', 'client_IP',
    'client_City', 'client_StateOrProvince', 'client_CountryOrRegion', 'client_Browser', 'cloud_RoleName', 'cloud_RoleInstance',
    'appId', 'appName', 'iKey', 'sdkVersion', '_ResourceId'].map(name => `${name}: string`),
].join(', ');

function globals() {
  const schema = JSON.parse(readFileSync(new URL('schema.json', import.meta.url), 'utf8'));
  const tables = Object.entries(schema).map(([name, columns]) =>
    // The numbered constructors are the package's names for overloads.
    new Symbols.TableSymbol.$ctor7(name, `(${columns}, ${commonColumns})`, null));
  return GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.$ctor2('applicationInsights', null, tables));
}

const state = globals();
const kindNames = new Map(Object.entries(Syntax.SyntaxKind).map(([name, value]) => [value, name]));

export const bind = query => KustoCode.ParseAndAnalyze(query, state);

export const kindOf = node => kindNames.get(node.Kind);

/** The child with a role, such as Expression, Left or Operator. */
export const child = (node, role) => children(node).find(one => one.NameInParent === role);

export const children = node => Array.from({ length: node.ChildCount }, (_, index) => node.GetChild(index)).filter(one => one);

/** The elements of a list, without its commas. */
export const elements = list => children(list).map(separated => children(separated)[0]);

/** The source of a node, without comments. */
export const textOf = node => (node.ChildCount === 0 ? node.Text : children(node).map(textOf).filter(text => text).join(' '));
