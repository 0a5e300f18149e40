'use strict';

const byId = id => document.getElementById(id);

/** Makes an element; text is always set as text, so nothing that a service wrote becomes markup. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') element.className = value;
    else if (name === 'on') for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

function announce(text) { byId('announce').textContent = text; }

function tell(problem) {
  const box = byId('trouble');
  box.hidden = !problem;
  box.replaceChildren(...(problem ? [make('p', {}, problem)] : []));
}

/** Answers JSON, or throws an error with the problem's own words. */
async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, { headers: { accept: 'application/json' }, ...options });
  } catch {
    throw new Error('The service does not answer. Is it running?');
  }
  const body = await response.json().catch(() => null);
  if (response.status === 401) throw Object.assign(new Error('Starting a run needs an access key: a function key of this app.'), { needsKey: true });
  if (!response.ok) throw new Error(body?.detail ?? body?.title ?? `The service answered ${response.status}.`);
  return body;
}

const agentTitle = name => name.toLowerCase().split('_').map(word => word[0].toUpperCase() + word.slice(1)).join(' ');
const seconds = ms => ms === null || ms === undefined ? '' : `${(ms / 1000).toFixed(1)} s`;
const day = text => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(text));
const clock = total => `${Math.floor(total / 60)}:${String(Math.floor(total % 60)).padStart(2, '0')}`;

/** Only addresses of the web become links. */
function link(url, text) {
  return /^https?:\/\//i.test(url ?? '') ? make('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, text) : make('span', {}, text);
}

const sourceTones = { live: 'good', cached: 'warn', derived: 'warn', static: 'warn', missing: 'bad' };
const sourceWords = { live: 'Live', cached: 'Cached', derived: 'Derived', static: 'Standard', missing: 'Left out' };

function sourceBadge(source) {
  return make('span', { class: 'badge', 'data-tone': sourceTones[source] ?? '' }, sourceWords[source] ?? source);
}
