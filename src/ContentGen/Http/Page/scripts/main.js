/** What is shown first, and how one gets from one thing to another. */
import { preparePast, showFilter, showPast } from './archive.js';
import { leaveBrief, openBrief, shownRun } from './brief.js';
import { prepareComposer, showChoices } from './composer.js';
import { announce, button, byId, icon, make, toast } from './dom.js';
import { editionLine, loadEditions, ofEdition, prepareEditions } from './editions.js';
import { ask, takeKeyFromAddress } from './api.js';
import { follow, leaveRun, nameRun, runUnderWay, startRun } from './run.js';
import { nameFeed, subscribe } from './sharing.js';

const namedRun = () => new URLSearchParams(location.search).get('runId');

/** Said above a brief that stands in for the one that was wanted. */
function notice(text) {
  byId('notice').replaceChildren(...(text ? [icon('warn'), make('p', {}, text)] : []));
  byId('notice').hidden = !text;
}

function welcome(words) {
  leaveBrief();
  const article = byId('brief');
  article.className = 'brief welcome';
  article.dir = 'ltr';
  article.setAttribute('aria-busy', 'false');
  article.replaceChildren(...editionLine('No brief yet'), make('h2', { tabindex: '-1', id: 'brief-title' }, 'Be the first to hear today’s news'),
    make('p', { class: 'why' }, words ?? 'Stories are chosen, written into one short script and read aloud, in well under a minute.'),
    button('Make the first brief', { class: 'primary large', id: 'first', on: { click: () => byId('start').requestSubmit(byId('go')) } }, 'play'));
  document.title = 'Daily news brief';
}

function unreachable(error) {
  const article = byId('brief');
  article.className = 'brief welcome';
  article.setAttribute('aria-busy', 'false');
  article.replaceChildren(make('h2', { id: 'brief-title' }, 'The news cannot be reached'), make('p', { class: 'why' }, error.message),
    button('Try again', { class: 'primary', on: { click: () => show() } }, 'again'));
}

async function showLatest() {
  try {
    const latest = await ask(ofEdition('/api/bootstrap'));
    if (latest.runId) await openBrief(latest.runId);
    else welcome();
  } catch (error) {
    unreachable(error);
  }
}

/** Why there is no brief of a run, in a listener's words; a review's decision is in its own. */
function whyNone({ status, error, cancelled }) {
  if (error) return error.status === 404 ? 'This brief is not here. It may have been removed, or the link is not whole.' : error.message;
  if (cancelled) return 'Cancelled.';
  return /review/.test(status.reason) ? status.reason : 'This brief was stopped before it was finished.';
}

/** How a followed run ended: its brief is shown, or the last good one with a word about it. */
async function over({ status, error, runId, cancelled }) {
  if (error || status.status === 'FAILED') {
    const why = whyNone({ status, error, cancelled });
    notice(`${why} Here is the latest brief.`);
    if (cancelled) nameRun(null);
    await showLatest();
    announce(byId('notice').textContent);
    if (!shownRun()) notice(why);
  } else {
    notice(null);
  }
  await showPast();
  if (location.hash === '#operators') openOperators(runId);
}

async function show() {
  notice(null);
  const run = namedRun() ?? runUnderWay()?.runId;
  if (run) await follow(run, over);
  else await showLatest();
}

async function start(request, control) {
  control.disabled = true;
  try {
    notice(null);
    const runId = await startRun(request);
    byId('main').scrollIntoView({ block: 'start' });
    announce('Your brief is being made.');
    control.disabled = false;
    await follow(runId, over);
  } catch (error) {
    toast(error.message, 'bad');
  } finally {
    control.disabled = false;
  }
}

async function choose(runId) {
  leaveRun();
  notice(null);
  nameRun(runId);
  try {
    await openBrief(runId, { move: true });
  } catch (error) {
    toast(error.message, 'bad');
  }
}

async function openOperators(runId = namedRun() ?? shownRun()) {
  const { showOperators } = await import('./operators.js');
  byId('operators').hidden = false;
  showOperators(runId);
}

function followAddress() {
  if (location.hash === '#operators') {
    openOperators().then(() => byId('operators').scrollIntoView({ block: 'start' }));
  } else {
    byId('operators').hidden = true;
  }
}

function watchConnection() {
  const tell = () => { byId('offline').hidden = navigator.onLine; };
  window.addEventListener('offline', tell);
  window.addEventListener('online', tell);
  tell();
}

takeKeyFromAddress();
watchConnection();
byId('subscribe').addEventListener('click', subscribe);
window.addEventListener('hashchange', followAddress);
window.addEventListener('popstate', () => { if (namedRun() !== shownRun() && location.hash !== '#operators') show(); });
document.addEventListener('brief-shown', event => {
  nameFeed();
  if (!byId('operators').hidden) openOperators(event.detail.runId); });
preparePast(choose);

await loadEditions();
prepareEditions(() => { leaveRun(); nameRun(null); nameFeed(); show(); showChoices(); });
showFilter();
nameFeed();
await Promise.allSettled([prepareComposer(start), showPast(), show()]);
followAddress();
