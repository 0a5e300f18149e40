/** Asks the service. Where it wants a key, the visitor is asked for one, once; it is kept until the window closes. */
import { button, make, openDialog } from './dom.js';
import { visit } from './memory.js';

const keyWords = {
  readKey: ['This news is for members', 'Reading needs the key that you were given.'],
  makeKey: ['Making briefs needs a key', 'A function key of this app. Who runs it can give you one.'],
};

async function requestKey(kind, wrong) {
  let given = null;
  const field = make('input', { type: 'password', id: 'key', autocomplete: 'off', required: true });
  const form = make('form', { class: 'key-form', on: { submit: event => {
    event.preventDefault();
    given = field.value.trim();
    dialog.box.close();
  } } }, make('p', {}, wrong ? 'That key was not right. ' : '', keyWords[kind][1]),
  make('label', { class: 'field', for: 'key' }, make('span', {}, 'Key')), field, button('Use it', { class: 'primary', type: 'submit' }));
  const dialog = openDialog(keyWords[kind][0], form);
  await dialog.closed;
  return given;
}

let asking = null;

/** Many requests may find at the same time that a key is wanted; one question is enough. */
function keyFor(kind, used) {
  const known = visit.read(kind);
  if (known && known !== used) return known;
  asking ??= requestKey(kind, Boolean(used)).finally(() => { asking = null; });
  return asking.then(key => { if (key) visit.write(kind, key); return key; });
}

/** A podcast's links carry the reader's key: it is kept for the visit, and leaves the address, which is shown and shared. */
export function takeKeyFromAddress() {
  const address = new URL(location.href);
  const key = address.searchParams.get('code');
  if (!key) return;
  visit.write('readKey', key);
  address.searchParams.delete('code');
  history.replaceState(history.state, '', address);
}

export class ServiceError extends Error {
  constructor(message, status, problem) {
    super(message);
    this.status = status;
    this.problem = problem;
  }
}

/**
 * Answers JSON, or throws an error with the problem's own words.
 * @param kind whose key it needs: a reader's, or one of those who make briefs
 */
export async function ask(path, { method = 'GET', body, quiet = false, kind = method === 'GET' ? 'readKey' : 'makeKey' } = {}) {
  for (let turn = 0; ; turn++) {
    const key = visit.read(kind);
    const headers = { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}), ...(key ? { 'x-functions-key': key } : {}) };
    let response;
    try {
      response = await fetch(path, { method, headers, body: body ? JSON.stringify(body) : undefined });
    } catch {
      throw new ServiceError(navigator.onLine ? 'The service does not answer at the moment.' : 'You are offline.', 0, null);
    }
    if (response.status === 401 && !quiet && turn < 3 && await keyFor(kind, key)) continue;
    const answer = await response.json().catch(() => null);
    if (response.status === 401) throw new ServiceError('That needs a key.', 401, answer);
    if (!response.ok) throw new ServiceError(answer?.detail ?? answer?.title ?? `The service answered ${response.status}.`, response.status, answer);
    return answer;
  }
}

/** An address of this service, for elements that cannot send a header: with the reader's key where one is in use. */
export function addressOf(url) {
  const address = new URL(url, location.href);
  const key = visit.read('readKey');
  if (key) address.searchParams.set('code', key);
  return address.pathname + address.search;
}

export const briefPath = runId => `/api/briefs/${encodeURIComponent(runId)}`;
