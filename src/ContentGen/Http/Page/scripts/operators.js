/** The operators' corner: services and their breakers, how a run went agent by agent, what it cost. Loaded when it is opened. */
import { ask, briefPath } from './api.js';
import { button, byId, make, toast } from './dom.js';
import { agentTitle, needsMap } from './needs.js';
import { moment } from './words.js';

const circuitWords = { CLOSED: 'Working', OPEN: 'Paused', HALF_OPEN: 'Being tried' };
const circuitTones = { CLOSED: 'good', OPEN: 'bad', HALF_OPEN: 'warn' };
const serviceWords = { newsapi: 'NewsAPI', bedrock: 'Amazon Bedrock', polly: 'Amazon Polly' };
const stateTones = { COMPLETED: 'good', RETRYING: 'warn', SKIPPED: 'warn', FAILED: 'bad' };
const refreshMs = 5000;

let watched = null;
let ticking = 0;

const badge = (text, tone) => make('span', { class: 'badge', 'data-tone': tone ?? '' }, text);
const seconds = ms => ms === null || ms === undefined ? '–' : `${(ms / 1000).toFixed(1)} s`;
const number = value => value === null || value === undefined ? '–' : value.toLocaleString('en');

async function reset(service) {
  try {
    await ask(`/api/circuit-breakers/${service}/reset`, { method: 'POST' });
    toast(`The breaker of ${serviceWords[service] ?? service} is being closed.`);
    await showBreakers();
  } catch (error) {
    toast(error.message, 'bad');
  }
}

function breakerRow(breaker) {
  const name = serviceWords[breaker.service] ?? breaker.service;
  const notes = [
    breaker.consecutiveFailures ? `${breaker.consecutiveFailures} failed in a row` : null,
    `${number(breaker.totalFailures)} failed, ${number(breaker.totalSuccesses)} succeeded of those told`,
    breaker.probeAllowedAt && breaker.state === 'OPEN' ? `tried again from ${moment(breaker.probeAllowedAt)}` : null,
  ].filter(Boolean).join(' · ');
  return make('li', {}, make('span', {}, name, make('small', { class: 'quiet' }, notes)), badge(circuitWords[breaker.state] ?? breaker.state, circuitTones[breaker.state]),
    button('Reset', { class: 'small', 'aria-label': `Reset the circuit breaker of ${name}`, on: { click: () => reset(breaker.service) } }));
}

async function showBreakers() {
  const box = byId('breakers');
  try {
    const { circuitBreakers } = await ask('/api/circuit-breakers');
    const key = JSON.stringify(circuitBreakers);
    if (box.dataset.key === key) return;
    box.dataset.key = key;
    box.replaceChildren(...circuitBreakers.map(breakerRow));
  } catch (error) {
    delete box.dataset.key;
    box.replaceChildren(make('li', { class: 'quiet' }, error.message));
  }
}

async function showHealth() {
  try {
    const health = await ask('/api/health');
    byId('health').textContent = `Version ${health.version}; the store (${health.store.kind}) is ${health.store.status}.`;
  } catch (error) {
    byId('health').textContent = error.problem?.store?.detail ?? error.message;
  }
}

const dollars = usd => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumSignificantDigits: 2 }).format(usd);

function costOf(spent) {
  if (!spent) return make('p', { class: 'quiet' }, 'Not counted for this brief.');
  if (spent.inputTokens + spent.outputTokens + spent.characters === 0) return make('p', { class: 'quiet' }, 'Nothing: no part of it was bought for this brief.');
  const figure = (name, value, note) => make('div', {}, make('dt', {}, name), make('dd', {}, value, note ? make('small', {}, note) : null));
  const parts = spent.usd ? `${dollars(spent.modelUsd)} model, ${dollars(spent.speechUsd)} voice` : null;
  return make('dl', { class: 'figures' }, figure('Estimate', spent.usd === null ? 'Price not known' : dollars(spent.usd), parts),
    figure('Tokens', number(spent.inputTokens + spent.outputTokens), `${number(spent.inputTokens)} read, ${number(spent.outputTokens)} written`),
    figure('Voice', number(spent.characters), 'characters charged'));
}

const cell = (value, properties = { class: 'number' }) => make('td', properties, value);

function agentTable(status, trace) {
  const told = new Map((trace?.agents ?? []).map(agent => [agent.name, agent]));
  const head = ['Agent', 'State', 'Time', 'Attempts', 'Read', 'Written', 'Source'].map(title => make('th', { scope: 'col' }, title));
  const rows = status.agents.map(agent => make('tr', { 'data-agent': agent.name },
    make('th', { scope: 'row' }, agentTitle(agent.name)), cell(badge(sentenceCase(agent.status), stateTones[agent.status]), {}), cell(seconds(agent.durationMs)),
    cell(number(agent.attempts)), cell(number(told.get(agent.name)?.input.tokens)), cell(number(told.get(agent.name)?.output.tokens)),
    cell(agent.source ?? '–', {})));
  return make('table', {}, make('thead', {}, make('tr', {}, head)), make('tbody', {}, rows));
}

const sentenceCase = word => word[0] + word.slice(1).toLowerCase().replaceAll('_', ' ');

function reasons(status, brief) {
  const faults = status.agents.filter(agent => agent.error).map(agent => [agentTitle(agent.name), agent.error]);
  const sections = Object.entries(brief?.sections ?? {}).filter(([, provenance]) => provenance.reason)
    .map(([name, provenance]) => [`${name}: ${provenance.source}${provenance.ageSeconds ? `, ${number(provenance.ageSeconds)} s old` : ''}`, provenance.reason]);
  const lines = [...faults, ...sections];
  return lines.length ? make('dl', { class: 'reasons' }, lines.map(([name, reason]) => make('div', {}, make('dt', {}, name), make('dd', {}, reason))))
    : make('p', { class: 'quiet' }, 'Every part was made as planned.');
}

async function showRun(runId) {
  const box = byId('run-details');
  if (!runId) {
    box.replaceChildren(make('p', { class: 'quiet' }, 'Open a brief or start one; how its run went is shown here.'));
    return;
  }
  try {
    const id = encodeURIComponent(runId);
    const settled = await Promise.allSettled([ask(`/api/agent-status?runId=${id}`), ask(`/api/trace/${id}`), ask(briefPath(runId))]);
    const [status, trace, brief] = settled.map(result => result.value ?? null);
    if (!status) throw settled[0].reason;
    const sum = trace ? `${number(trace.totals.inputTokens)} tokens read, ${number(trace.totals.outputTokens)} written, ${number(trace.totals.speechCharacters)} characters spoken; trace ${trace.traceId ?? '–'}.` : '';
    box.replaceChildren(make('p', {}, make('code', {}, runId), ' ', badge(sentenceCase(status.status), stateTones[status.status])),
      make('div', { id: 'trace', class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'What each agent did' }, agentTable(status, trace)),
      make('p', { class: 'quiet' }, sum),
      make('h3', {}, 'Why parts are not new'), reasons(status, brief),
      make('section', { 'aria-label': 'What it cost' }, make('h3', {}, 'What it cost'), costOf(brief?.cost)),
      make('details', { class: 'needs' }, make('summary', {}, 'Who needs whom'), make('figure', {}, needsMap(status))));
  } catch (error) {
    box.replaceChildren(make('p', { class: 'quiet' }, error.message));
  }
}

/** @param runId the run that the page shows; null when it shows none */
export function showOperators(runId) {
  if (watched !== runId || !byId('run-details').firstChild) {
    watched = runId;
    showRun(runId);
  }
  showHealth();
  showBreakers();
  clearInterval(ticking);
  ticking = setInterval(() => { if (!document.hidden && !byId('operators').hidden) showBreakers(); }, refreshMs);
}
